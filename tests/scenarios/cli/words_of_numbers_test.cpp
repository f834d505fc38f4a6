// Small words of the screen: numbers with their nouns, paths as somebody types them.
#include <gtest/gtest.h>

#include "scenarios/cli/counted.hpp"
#include "scenarios/cli/library.hpp"

namespace tiexin::scenarios {
namespace {

TEST(Counted, OneHasNoPlural) {
  EXPECT_EQ(counted(1, "vector"), "1 vector");
  EXPECT_EQ(counted(0, "vector"), "0 vectors");
  EXPECT_EQ(counted(2, "natural village"), "2 natural villages");
}

TEST(InSourceFolder, TheLibrarysOwnFilesAreSeenFromThere) {
  EXPECT_EQ(in_source_folder(library_folder() / "stress" / "staff_cut.yaml"),
            "scenarios/library/stress/staff_cut.yaml");
  EXPECT_EQ(in_source_folder(library_folder() / "county" / ".." / "upgrades"), "scenarios/library/upgrades");
  EXPECT_EQ(in_source_folder("mine/county.yaml"), "mine/county.yaml");
  EXPECT_EQ(in_source_folder("/somewhere/upgrades"), "/somewhere/upgrades");
}

}  // namespace
}  // namespace tiexin::scenarios
