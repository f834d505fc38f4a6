/// Worse ways to draw, with which the same county shows what keyed draws save.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

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
/// before, and what a household is for good (`linked`). By day, also the arrivals of matters and of ordinary business,
/// which no policy moves and of which a household or a desk may have several a day. All of this helps the yardsticks.
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

  /// Occasions and where their blocks stand, one after another: a node each would take .4 s to give back in a county of
  /// 160,000 households, in which nobody asks for a stop.
  class Places {
   public:
    struct Kept {
      std::uint32_t place;
      bool is_new;
    };
    /// @returns  what is kept of an occasion; `next` from now on if nothing was
    /// @throws ContractError  2^32 places are not enough
    Kept keep(const Occasion& occasion, std::uint64_t next);

   private:
    static constexpr std::uint32_t kNothing = ~std::uint32_t{0};
    struct Slot {
      Occasion occasion{};
      std::uint32_t place = kNothing;
    };

    [[nodiscard]] Slot& slot_of(const Occasion& occasion);
    void grow();

    std::vector<Slot> slots_ = std::vector<Slot>(1024);  // a power of two; at most half of them taken
    std::size_t n_taken_ = 0;
  };

  DrawRule rule_;
  sim::Minute from_;
  std::uint32_t from_month_;
  std::uint64_t drawn_ = 0;  // blocks taken from the one stream
  Places places_;            // where each occasion's block stands: day, or in the stream
};

}  // namespace tiexin::scenarios
