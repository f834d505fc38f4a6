#include "scenarios/spec/nearest.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace tiexin::scenarios {
namespace {

TEST(EditDistance, CountsEditsAndSwaps) {
  EXPECT_EQ(edit_distance("", ""), 0u);
  EXPECT_EQ(edit_distance("abc", ""), 3u);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
  EXPECT_EQ(edit_distance("villgaes", "villages"), 1u);  // a swap
  EXPECT_EQ(edit_distance("ca", "abc"), 3u);             // no part is edited twice
}

TEST(EditDistance, IsAMetricOnShortTextsExceptForSwaps) {
  const std::vector<std::string> texts{"", "a", "b", "ab", "abb", "bab", "bbb"};
  for (const auto& a : texts) {
    EXPECT_EQ(edit_distance(a, a), 0u);
    for (const auto& b : texts) EXPECT_EQ(edit_distance(a, b), edit_distance(b, a));
  }
}

TEST(Nearest, FindsTheMisspeltAndTheShortened) {
  const std::vector<std::string> names{"people.villages", "people.away_share", "ways.intercept", "ways.seat"};
  EXPECT_EQ(nearest("people.vilages", names).front(), "people.villages");
  EXPECT_EQ(nearest("intercept", names).front(), "ways.intercept");
  EXPECT_TRUE(nearest("xyzzy_plugh", names).empty());
}

TEST(Hint, AsksOrLists) {
  const std::vector<std::string> names{"hours", "members"};
  EXPECT_EQ(hint("huors", names), "did you mean 'hours'?");
  EXPECT_EQ(hint("zzzzzzzz", names), "allowed: hours, members");
}

}  // namespace
}  // namespace tiexin::scenarios
