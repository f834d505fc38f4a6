#include "scenarios/cli/scorecard_text.hpp"

#include <gtest/gtest.h>

namespace tiexin::scenarios {
namespace {

TEST(ScorecardText, ChineseCharactersTakeTwoColumns) {
  EXPECT_EQ(terminal_width("abc"), 3u);
  EXPECT_EQ(terminal_width("真解决率"), 8u);
  EXPECT_EQ(terminal_width("—−–"), 3u);
  EXPECT_EQ(terminal_width("（一半）"), 8u);
}

}  // namespace
}  // namespace tiexin::scenarios
