#pragma once

#include <cstdint>

#include "models/county/entity.hpp"
#include "models/purposes.hpp"
#include "sim/random/draws.hpp"
#include "sim/time/minute.hpp"

namespace tiexin::models {

/// One draw as a run asks for it.
struct Asked {
  sim::StreamKey key;
  Entity entity;
  Purpose purpose;
  std::uint32_t nth;
  std::uint32_t step;
  sim::Minute now;
  sim::Minute since;  // when the matter that asks arose; `now` for anybody else
};

/// Another rule by which a run draws, set in its scratch by whoever measures what keyed draws save
/// (scenarios/study/yardsticks.hpp). No run of a study has one.
class OtherDraws {
 public:
  virtual ~OtherDraws() = default;
  /// Asked again for the same occasion it has to give the same block.
  [[nodiscard]] virtual sim::Block draw(const Asked& asked) = 0;
};

}  // namespace tiexin::models
