// Every rule of the house is shown to fail on a planted violation.

#include "tests/architecture/checker.hpp"

#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

namespace tiexin::architecture {
namespace {

struct Planted {
  std::string_view path;
  std::string_view text;
};

TEST(ArchitectureChecker, FindsEveryPlantedViolation) {
  const std::vector<Planted> planted = {
      {"sim/a/a.cpp", "#include \"models/county/place.hpp\""},
      {"sim/a/a.cpp", "#include \"analysis/estimate/mean.hpp\""},
      {"models/a/a.cpp", "#include \"analysis/estimate/mean.hpp\""},
      {"models/a/a.cpp", "  #  include \"scenarios/spec/spec.hpp\""},
      {"analysis/a/a.cpp", "#include \"models/county/place.hpp\""},
      {"scenarios/a/a.cpp", "#include \"tests/sim/aid.hpp\""},
      {"sim/a/a.cpp", "#include \"neighbour.hpp\""},
      {"models/matters/a.cpp", "#include \"models/mechanisms/duty.hpp\""},
      {"models/conduct/a.cpp", "#include \"models/mechanisms/duty.hpp\""},
      {"models/accounts/a.cpp", "#include \"models/mechanisms/duty.hpp\""},
      {"sim/event/a.cpp", "#include <tbb/parallel_for.h>"},
      {"scenarios/cli/a.cpp", "#include <oneapi/tbb.h>"},
      {"scenarios/store/a.cpp", "#include <yaml-cpp/yaml.h>"},
      {"sim/a/a.cpp", "#include <unordered_map>"},
      {"models/a/a.cpp", "#include <random>"},
      {"models/a/a.cpp", "#include <chrono>"},
      {"analysis/a/a.cpp", "#include <fstream>"},
      {"scenarios/cli/a.cpp", "std::ofstream out(path);"},
      {"scenarios/spec/a.cpp", "const int f = ::open(path, O_WRONLY);"},
      {"analysis/a/a.cpp", "std::cout << 1;"},
      {"sim/a/a.cpp", "std::exit(1);"},
      {"models/a/a.cpp", "const double p = std::exp(x);"},
      {"models/a/a.cpp", "const double p = 1 - exp(x);"},
      {"sim/a/a.cpp", "#include \"sim/random/real.hpp\"\ndouble p = ::log(x);"},
      {"models/a/a.cpp", "  if (upgrade == 3) {"},
      {"models/a/a.cpp", "const int n = 1'000;  /* one */ if (upgrades[2]) {"},
      {"sim/a/a.hpp", "int a();"},
  };
  for (const Planted& one : planted) {
    EXPECT_EQ(violations({std::string(one.path), std::string(one.text)}).size(), 1U) << one.path << ": " << one.text;
  }
}

TEST(ArchitectureChecker, LeavesTheLawfulAlone) {
  const std::vector<Planted> lawful = {
      {"sim/replicate/a.cpp", "#include <tbb/parallel_for.h>"},
      {"scenarios/spec/a.cpp", "#include <yaml-cpp/yaml.h>\nstd::ifstream in(path);"},
      {"scenarios/store/a.cpp", "std::ofstream out(path);"},
      {"scenarios/cli/a.cpp", "#include \"models/all.hpp\"\n#include \"analysis/report/report.hpp\""},
      {"tests/models/a.cpp", "#include \"models/mechanisms/duty.hpp\"\nstd::exp(1.0);"},
      {"models/mechanisms/a.cpp", "#include \"models/mechanisms/duty.hpp\""},
      {"models/a/a.cpp", "const double p = sim::exp(x);  // not std::exp(x)"},
      {"models/a/a.cpp", "/* if (upgrade) */ const char* text = \"if (upgrade) std::exp(1)\";"},
      {"models/a/a.cpp", "const auto text = R\"x(std::exp(1) \" // )x\"; const char c = '\"'; reopen(c);"},
      {"sim/a/a.cpp", "#include \"sim/random/real.hpp\"\ndouble p = log(x);"},
      {"sim/a/a.hpp", "#pragma once\nint a();"},
  };
  for (const Planted& one : lawful) {
    EXPECT_EQ(joined(violations({std::string(one.path), std::string(one.text)})), "") << one.path << ": " << one.text;
  }
}

TEST(ArchitectureChecker, CountsLines) {
  const std::string lines(kMostLines, '\n');
  EXPECT_TRUE(violations({"sim/a/a.cpp", lines}).empty());
  EXPECT_EQ(violations({"sim/a/a.cpp", lines + "\n"}).size(), 1U);
  EXPECT_EQ(violations({std::string(kMain), std::string(kMostLinesOfMain + 1, '\n')}).size(), 1U);
}

}  // namespace
}  // namespace tiexin::architecture
