#pragma once

#include <cstdint>

#include "sim/random/draws.hpp"

namespace tiexin::sim {

/// A sequence of words from one key.
class Words {
 public:
  explicit Words(std::uint32_t seed) : seed_(seed) {}
  std::uint32_t next() { return philox({seed_, 0}, n_++, 0, 0)[0]; }
  std::uint32_t below(std::uint32_t n) { return next() % n; }

 private:
  std::uint32_t seed_;
  std::uint32_t n_ = 0;
};

}  // namespace tiexin::sim
