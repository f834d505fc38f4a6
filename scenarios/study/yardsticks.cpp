#include "scenarios/study/yardsticks.hpp"

namespace tiexin::scenarios {
namespace {

using models::Purpose;

/// Purpose of the one stream's blocks: no line of the model's list, so that no keyed block is met.
constexpr std::uint8_t kStream = 255;

/// Never asked twice, so nothing has to be remembered.
bool asked_once(Purpose purpose) { return purpose == Purpose::arise || purpose == Purpose::background; }

/// Says when the next of its kind comes, which may be on the same day: by day it would be the same block again, and a
/// gap of less than a minute would never end.
bool says_when_the_next_comes(const models::Asked& asked) {
  return asked_once(asked.purpose) || (asked.purpose == Purpose::life && asked.step == 0);
}

}  // namespace

Yardstick::Yardstick(DrawRule rule, const sim::Calendar& calendar, sim::Minute from)
    : rule_(rule), from_(from), from_month_(static_cast<std::uint32_t>(calendar.month(from))) {
  sim::require(rule != DrawRule::keyed, "keyed draws need no yardstick");
}

std::size_t Yardstick::Hash::operator()(const Occasion& o) const noexcept {
  std::uint64_t x = (std::uint64_t{o.entity} << 32 | o.occasion) * 0x9e37'79b9'7f4a'7c15U;
  x = (x ^ x >> 32 ^ o.step) * 0xd6e8'feb8'6659'fd93U;
  return static_cast<std::size_t>(x ^ x >> 32);
}

sim::Block Yardstick::draw(const models::Asked& asked) {
  const std::uint32_t own = sim::occasion(models::number(asked.purpose), asked.nth);
  const bool began_before =
      asked.since < from_ || (asked.purpose == Purpose::cause && asked.since == asked.now && asked.nth < from_month_);
  if (began_before || (rule_ == DrawRule::by_day && says_when_the_next_comes(asked)))
    return sim::philox(asked.key, asked.entity, own, asked.step);
  const auto in_stream = [&asked](std::uint64_t place) {
    return sim::philox(asked.key, static_cast<std::uint32_t>(place),
                       sim::occasion(kStream, static_cast<std::uint32_t>(place >> 32)), 0);
  };
  if (asked_once(asked.purpose)) return in_stream(drawn_++);
  const std::uint64_t next = rule_ == DrawRule::by_day ? asked.now / sim::kMinutesPerDay : drawn_;
  const auto [found, is_new] = places_.try_emplace({asked.entity, own, asked.step}, next);
  if (rule_ == DrawRule::one_stream) {
    if (is_new) ++drawn_;
    return in_stream(found->second);
  }
  return sim::philox(asked.key, asked.entity,
                     sim::occasion(models::number(asked.purpose), static_cast<std::uint32_t>(found->second)),
                     asked.step);
}

}  // namespace tiexin::scenarios
