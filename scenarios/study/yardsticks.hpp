/// Worse ways to draw, with which the same county shows what keyed draws save.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <unordered_map>

#include "models/model.hpp"
#include "models/other_draws.hpp"

namespace tiexin::scenarios {

/// How a run draws from the reform on.
enum class DrawRule : std::uint8_t {
  keyed,       // as every run does: by who and what for
  by_day,      // the how-many-eth occasion in the key is replaced by the day on which the draw is asked for
  one_stream,  // whoever asks next gets the next block of one stream, the same in both arms
};

inline constexpr std::size_t kDrawRules = 3;
inline constexpr std::array<std::string_view, kDrawRules> kDrawRuleNames{"keyed", "by day", "one stream"};

/// Draws by day or from one stream from a minute on; what began before it goes on as it was keyed.
///
/// The model asks for some blocks more than once (what a matter is like, how long its work takes); whoever draws in
/// order has to keep such a number from the first time on, so each occasion is drawn once and remembered. Kept keyed
/// under both rules, so that both start from one and the same county: matters that arose before, causes that began
/// before, and what a household is for good (`linked`). By day, also the arrivals of matters, with the first
/// stage of their lives that shares the block, and of ordinary business, which no policy moves and of which a household
/// or a desk may have several a day. All of this helps the yardsticks.
class Yardstick : public models::OtherDraws {
 public:
  /// @param rule  not keyed: that needs nobody
  /// @param from  first minute of the rule
  Yardstick(DrawRule rule, const sim::Calendar& calendar, sim::Minute from);

  [[nodiscard]] sim::Block draw(const models::Asked& asked) override;

 private:
  struct Occasion {
    std::uint32_t entity;
    std::uint32_t occasion;
    std::uint32_t step;
    friend bool operator==(const Occasion&, const Occasion&) = default;
  };
  struct Hash {
    std::size_t operator()(const Occasion& o) const noexcept;
  };

  DrawRule rule_;
  sim::Minute from_;
  std::uint32_t from_month_;
  std::uint64_t drawn_ = 0;  // blocks taken from the one stream
  // Given back as a whole: a piece of memory each took .4 s in a county of 160,000 households, in which nobody asks for
  // a stop.
  std::pmr::monotonic_buffer_resource memory_;
  std::pmr::unordered_map<Occasion, std::uint64_t, Hash> places_{
      &memory_};  // where each occasion's block stands: day, or in the stream
};

}  // namespace tiexin::scenarios
