#include "sim/event/event.hpp"

#include <array>
#include <cstdint>
#include <gtest/gtest.h>
#include <tuple>

#include "sim/random/draws.hpp"

namespace tiexin::sim {
namespace {

using Fields = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;

Fields fields(const Event& event) {
  return {event.minute(), event.phase(), event.entity(), event.nth(), event.payload()};
}

TEST(Event, GivesBackWhatItWasGiven) {
  constexpr Event event(1'234'567'890, 200, 0x89abcdef, 0xfedcba, 0x12345678);
  static_assert(event.minute() == 1'234'567'890 && event.phase() == 200 && event.entity() == 0x89abcdef);
  static_assert(event.nth() == 0xfedcba && event.payload() == 0x12345678);
  constexpr std::uint32_t kOnes = 0xffffffff;
  EXPECT_EQ(fields(Event(kOnes, 255, kOnes, 0xffffff, kOnes)), Fields(kOnes, 255, kOnes, 0xffffff, kOnes));
  EXPECT_EQ(fields(Event()), Fields(0, 0, 0, 0, 0));
  EXPECT_EQ(Event(kOnes, 255, kOnes, 0xffffff, kOnes).key(), ~EventKey{0});
}

TEST(Event, RefusesWhatDoesNotFit) {
  EXPECT_THROW(Event(0, 256, 0, 0, 0), ContractError);
  EXPECT_THROW(Event(0, 0, 0, 1 << 24, 0), ContractError);
  EXPECT_NO_THROW(Event(0, 255, 0, (1 << 24) - 1, 0));
}

/// The order is that of the tuple of fields, also where fields touch within the two words.
TEST(Event, OrderIsFieldByField) {
  std::array<Event, 600> events;
  for (std::uint32_t i = 0; i < events.size(); ++i) {
    const Block block = philox({3, 3}, i, 0, 0);
    // Few values for each field, the extreme ones among them, so that ties are common.
    const auto pick = [](std::uint32_t word, std::uint32_t most) {
      return word % 3 == 0 ? 0 : word % 3 == 1 ? most : (word >> 8) & most & 0x81818181;
    };
    events[i] = Event(pick(block[0], 0xffffffff), pick(block[1], 0xff), pick(block[2], 0xffffffff),
                      pick(block[3], 0xffffff), pick(block[0] / 9, 0xffffffff));
  }
  for (const Event& a : events) {
    for (const Event& b : events) {
      ASSERT_EQ(a < b, fields(a) < fields(b));
      ASSERT_EQ(a > b, fields(a) > fields(b));
      ASSERT_EQ(a <= b, fields(a) <= fields(b));
      ASSERT_EQ(a >= b, fields(a) >= fields(b));
      ASSERT_EQ(a == b, fields(a) == fields(b));
    }
  }
}

}  // namespace
}  // namespace tiexin::sim
