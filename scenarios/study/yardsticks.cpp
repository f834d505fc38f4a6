#include "scenarios/study/yardsticks.hpp"

namespace tiexin::scenarios {
namespace {

using models::Purpose;

/// Purpose of the one stream's blocks: no line of the model's list, so that no keyed block is met.
constexpr std::uint8_t kStream = 255;

/// Never asked twice, so nothing has to be remembered.
bool asked_once(Purpose purpose) { return purpose == Purpose::arise || purpose == Purpose::background; }

}  // namespace

Yardstick::Yardstick(DrawRule rule, const sim::Calendar& calendar, sim::Minute from)
    : rule_(rule), from_(from), from_month_(static_cast<std::uint32_t>(calendar.month(from))) {
  sim::require(rule != DrawRule::keyed, "keyed draws need no yardstick");
}

Yardstick::Places::Slot& Yardstick::Places::slot_of(const Occasion& occasion) {
  std::uint64_t x = (std::uint64_t{occasion.entity} << 32 | occasion.occasion) * 0x9e37'79b9'7f4a'7c15U;
  x = (x ^ x >> 32 ^ occasion.step) * 0xd6e8'feb8'6659'fd93U;
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = static_cast<std::size_t>(x ^ x >> 32) & mask;
  while (slots_[at].place != kNothing && slots_[at].occasion != occasion) at = (at + 1) & mask;
  return slots_[at];
}

void Yardstick::Places::grow() {
  std::vector<Slot> former(2 * slots_.size());
  former.swap(slots_);
  for (const Slot& slot : former) {
    if (slot.place != kNothing) slot_of(slot.occasion) = slot;
  }
}

Yardstick::Places::Kept Yardstick::Places::keep(const Occasion& occasion, std::uint64_t next) {
  if (2 * n_taken_ == slots_.size()) grow();
  Slot& slot = slot_of(occasion);
  const bool is_new = slot.place == kNothing;
  if (is_new) {
    sim::require(next < kNothing, "yardstick: more draws than can be told apart");
    slot = {occasion, static_cast<std::uint32_t>(next)};
    ++n_taken_;
  }
  return {slot.place, is_new};
}

sim::Block Yardstick::draw(const models::Asked& asked) {
  const std::uint32_t own = sim::occasion(models::number(asked.purpose), asked.nth);
  const bool began_before =
      asked.since < from_ || (asked.purpose == Purpose::cause && asked.since == asked.now && asked.nth < from_month_);
  if (began_before || (rule_ == DrawRule::by_day && asked_once(asked.purpose)))
    return sim::philox(asked.key, asked.entity, own, asked.step);
  const auto in_stream = [&asked](std::uint64_t place) {
    return sim::philox(asked.key, static_cast<std::uint32_t>(place),
                       sim::occasion(kStream, static_cast<std::uint32_t>(place >> 32)), 0);
  };
  if (asked_once(asked.purpose)) return in_stream(drawn_++);
  const std::uint64_t next = rule_ == DrawRule::by_day ? asked.now / sim::kMinutesPerDay : drawn_;
  const auto [place, is_new] = places_.keep({asked.entity, own, asked.step}, next);
  if (rule_ == DrawRule::one_stream) {
    if (is_new) ++drawn_;
    return in_stream(place);
  }
  return sim::philox(asked.key, asked.entity, sim::occasion(models::number(asked.purpose), place), asked.step);
}

}  // namespace tiexin::scenarios
