#include "scenarios/spec/ensemble.hpp"

#include <gtest/gtest.h>
#include <string>

#include "tests/scenarios/spec/toy.hpp"
#include "tests/scenarios/temporary.hpp"

namespace tiexin::scenarios {
namespace {

using tests::message_of;

class EnsembleFile : public ::testing::Test {
 protected:
  Ensemble read(const std::string& text) {
    tests::Toy toy;
    return read_ensemble(folder_.write("toy.ensemble.csv", text), slots(toy));
  }
  std::string problems(const std::string& text) {
    return message_of<SpecError>([&] { (void)read(text); });
  }
  tests::TemporaryFolder folder_;
};

TEST_F(EnsembleFile, SetsOneVectorAtATime) {
  const Ensemble ensemble = read(
      "vector,people.away_share,people.touch.hard,ways.seat\n1,0.35,480,office\n2,0.30000000000000004,500.5,random\n");
  ASSERT_EQ(ensemble.size(), 2u);
  tests::Toy toy;
  apply_vector(ensemble, 2, slots(toy));
  EXPECT_EQ(toy.people.away_share, 0.30000000000000004);
  EXPECT_EQ(toy.people.touch.hard, 500.5);
  EXPECT_EQ(toy.ways.seat, tests::Seat::random);
  EXPECT_EQ(toy.people.villages, 20);
  EXPECT_THROW(apply_vector(ensemble, 0, slots(toy)), SpecError);
  EXPECT_THROW(apply_vector(ensemble, 3, slots(toy)), SpecError);
}

TEST_F(EnsembleFile, RefusesWithLineAndColumnName) {
  EXPECT_NE(problems("vector,people.away_shar\n1,0.3\n")
                .find(":1:1: people.away_shar: is not a known parameter; did you mean"),
            std::string::npos);
  EXPECT_NE(problems("vector,people.away_share\n1,0.3\n2,1.3\n")
                .find(":3:1: people.away_share: 1.3 is outside what is possible"),
            std::string::npos);
  EXPECT_NE(problems("vector,people.away_share\n1,\n").find("is empty"), std::string::npos);
  EXPECT_NE(problems("vector,people.away_share\n2,0.3\n").find("'2' is out of order; write 1 here"), std::string::npos);
  EXPECT_NE(problems("vector,people.away_share\n1,0.3,4\n").find(":2:1: has 3 fields; write 2"), std::string::npos);
  EXPECT_NE(problems("vector,people.away_share\n").find("holds no vector"), std::string::npos);
  EXPECT_NE(problems("people.away_share\n0.3\n").find("does not begin with the column 'vector'"), std::string::npos);
  EXPECT_NE(problems("").find("is empty"), std::string::npos);
}

TEST_F(EnsembleFile, FirstVectorMustBeTheDefaults) {
  const Ensemble ensemble = read("vector,people.away_share\n1,0.3\n");
  Provenance provenance;
  provenance["people.away_share"].value = 0.35;
  Problems problems;
  check_defaults(ensemble, provenance, problems);
  EXPECT_NE(message_of<SpecError>([&] {
              problems.throw_if_any();
            }).find("0.3 in vector 1 is not the county's own value; write 0.35"),
            std::string::npos);
}

TEST_F(EnsembleFile, AColumnMayBeALeverOfAnUpgrade) {
  const Ensemble ensemble =
      read("vector,people.away_share,upgrade.1.outreach.hours,variant.9.grid.workers\n1,0.35,8,2492\n2,0.3,5.5,1000\n");
  tests::Toy toy;
  apply_vector(ensemble, 2, slots(toy));
  EXPECT_EQ(toy.people.away_share, 0.3);
  EXPECT_EQ(levers_of(ensemble, 2),
            (LeverValues{{"upgrade.1.outreach.hours", 5.5}, {"variant.9.grid.workers", 1000.0}}));
  EXPECT_THROW(static_cast<void>(levers_of(ensemble, 3)), SpecError);
  EXPECT_NE(problems("vector,upgrade.1.outreach.huors\n1,8\n").find("is not a known parameter"), std::string::npos);
  EXPECT_NE(problems("vector,upgrade.1.outreach.hours\n1,9999\n").find("9999 is outside what is possible"),
            std::string::npos);
}

}  // namespace
}  // namespace tiexin::scenarios
