// When a file is closed, truly or on paper, and what comes of it, by hand-placed events.
#include <gtest/gtest.h>

#include "models/matters/close.hpp"
#include "tests/models/stage.hpp"

namespace tiexin::models {
namespace {

using small::closed_on_paper;
using small::Kind3;
using small::quiet_with;
using small::Stage;

constexpr std::uint32_t kHousehold = 3;

/// The contact person of the household's village has lost so many days of its matter.
double days_lost(Stage& stage, std::int64_t kappa_before) {
  const auto lost = static_cast<double>(kappa_before - stage.state.villages[0].kappa);
  return lost / 1000 / static_cast<double>(stage.matter(kHousehold).severity);
}

TEST(Closing, AClosingOnPaperAtTheDeadlineIsFalseAndComesBack) {
  Stage stage(quiet_with(Kind3::practical, closed_on_paper));
  stage.arise(kHousehold, 1000);
  const Minute now = Stage::wednesday();
  stage.surface_by(kHousehold, Channel::walk_in, now);
  const Minute deadline = stage.matter(kHousehold).deadline;
  stage.advance(deadline);
  EXPECT_EQ(stage.matter(kHousehold).state, MatterState::handling);
  stage.advance(deadline + 1);
  const Matter& matter = stage.matter(kHousehold);
  EXPECT_EQ(matter.state, MatterState::paper);
  EXPECT_EQ(matter.closed, deadline);
  EXPECT_NE(matter.marks & mark::failed, 0) << "petitions become possible";
  EXPECT_GT(stage.state.households.bad[kHousehold], 0.0F) << "it costs trust";
  EXPECT_EQ(stage.sum(Tally::closings), 1);
  EXPECT_EQ(stage.sum(Tally::closings_false), 1);
  EXPECT_EQ(stage.sum(Tally::registered_on_time), 1) << "the books are content";
  EXPECT_EQ(stage.sum(Tally::resolved), 0);
  stage.surface_by(kHousehold, Channel::walk_in, deadline + 10 * 1440);
  EXPECT_EQ(stage.sum(Tally::registered), 1) << "one root, whatever the number of registrations";
  EXPECT_EQ(stage.sum(Tally::closings_reopened), 1);
  EXPECT_EQ(stage.matter(kHousehold).registrations, 2);
  stage.advance(stage.matter(kHousehold).deadline + 1);
  ASSERT_EQ(stage.matter(kHousehold).state, MatterState::paper);
  EXPECT_EQ(stage.state.villages[0].registered, 1U);
  EXPECT_EQ(stage.state.villages[0].on_time, 1U) << "closed twice, it would count for two of one registered";
}

TEST(Closing, WithoutConsentNothingIsClosedOnPaper) {
  Rules rules;
  rules.consent = 1;
  const auto change = [](Parameters& p) {
    closed_on_paper(p);
    p.books.consent_base = -20;
  };
  Stage stage(quiet_with(Kind3::practical, change), rules);
  stage.arise(kHousehold, 1000);
  stage.surface_by(kHousehold, Channel::walk_in, Stage::wednesday());
  stage.advance(stage.matter(kHousehold).deadline + 1440);
  EXPECT_EQ(stage.matter(kHousehold).state, MatterState::handling);
  EXPECT_EQ(stage.sum(Tally::closings), 0);
}

TEST(Closing, ASolvedMatterWithAnOpenFileIsClosedSoonerOrLater) {
  Rules rules;
  rules.consent = 1;
  const auto change = [](Parameters& p) {
    p.matters.external_delay = {100, 100, 100};  // solved long after the deadline
    p.books.consent_solved = 0.5;
  };
  Stage stage(quiet_with(Kind3::practical, change), rules);
  for (std::uint32_t h = 0; h < 20; ++h) stage.arise(h, 1000 + h);
  for (std::uint32_t h = 0; h < 20; ++h) stage.surface_by(h, Channel::walk_in, Stage::wednesday() + h);
  stage.advance(stage.system->calendar->end_minute());
  EXPECT_EQ(stage.sum(Tally::resolved), 20);
  EXPECT_EQ(stage.sum(Tally::closings), 20)
      << "a household that withholds consent after the deadline is never asked again";
}

// The desk has solved it, the household does not agree that it is, and it comes back before the deadline.
TEST(Closing, AFileWhoseMatterCameBackUnheardIsClosedAtItsDeadline) {
  Rules rules;
  rules.consent = 1;
  Stage stage(quiet_with(Kind3::practical,
                         [](Parameters& p) {
                           p.quality.relapse = 20;
                           p.books.consent_solved = 0;
                           p.handling.deadline = {200, 200, 200};
                         }),
              rules);
  std::size_t back = 0;
  for (std::uint32_t h = 0; h < 20; ++h) {
    stage.arise(h, 1000 + h);
    stage.surface_by(h, Channel::walk_in, Stage::wednesday());
  }
  const Minute deadline = stage.matter(0).deadline;
  stage.advance(deadline);
  for (std::uint32_t h = 0; h < 20; ++h) {
    const Matter& matter = stage.matter(h);
    if (matter.state != MatterState::latent) continue;
    ++back;
    EXPECT_EQ(matter.marks & mark::closed_now, 0);
    EXPECT_EQ(matter.marks & (mark::joint | mark::authority), 0);
  }
  ASSERT_GT(back, 3U);
  stage.advance(deadline + 1);
  EXPECT_EQ(stage.sum(Tally::closings), 20);
  EXPECT_EQ(stage.sum(Tally::closings_false), static_cast<std::int64_t>(back));
}

TEST(Closing, AnAuditOpensAFalseClosingAtOnce) {
  Rules rules;
  rules.audit = 1;
  Stage stage(quiet_with(Kind3::practical, closed_on_paper), rules);
  stage.arise(kHousehold, 1000);
  stage.surface_by(kHousehold, Channel::walk_in, Stage::wednesday());
  stage.advance(stage.matter(kHousehold).deadline + 1);
  EXPECT_EQ(stage.sum(Tally::closings_audited), 1);
  EXPECT_EQ(stage.sum(Tally::closings_found), 1);
  EXPECT_EQ(stage.state.villages[0].found, 1U);
  EXPECT_EQ(stage.matter(kHousehold).state, MatterState::handling);
  EXPECT_EQ(stage.matter(kHousehold).registrations, 2);
}

TEST(Closing, OnlyTheFirstClosingIsCountedAsSuchHoweverManyFollow) {
  Rules rules;
  rules.audit = 1;
  Stage stage(quiet_with(Kind3::practical,
                         [](Parameters& p) {
                           closed_on_paper(p);
                           p.handling.deadline = {1, 1, 1};
                           p.books.call_back_start = 2016;
                         }),
              rules);
  stage.arise(kHousehold, 1000);
  stage.surface_by(kHousehold, Channel::walk_in, Stage::wednesday());
  stage.advance(stage.system->calendar->end_minute());
  EXPECT_GT(stage.matter(kHousehold).registrations, 500);
  EXPECT_EQ(stage.sum(Tally::closings), 1);
  EXPECT_EQ(stage.sum(Tally::closings_audited), 1);
  EXPECT_EQ(stage.sum(Tally::closings_found), 1);
}

TEST(Closing, TheHotlineCallsBackAfterAWeek) {
  Stage stage(quiet_with(Kind3::practical, [](Parameters& p) {
    p.books.call_back_start = 2016;
    p.books.call_back_misses = 0;
    p.books.rating_given = 1;
    p.books.rating_solved = 20;
  }));
  stage.arise(kHousehold, 1000);
  stage.surface_by(kHousehold, Channel::hotline, Stage::wednesday());
  while (stage.sum(Tally::closings) == 0) stage.advance(stage.state.queue.next_minute() + 1);
  const Minute closed = stage.matter(kHousehold).closed;
  stage.advance(closed + 7 * 1440);
  EXPECT_EQ(stage.sum(Tally::hotline_called_back), 0);
  stage.advance(closed + 7 * 1440 + 1);
  for (const Tally one :
       {Tally::hotline, Tally::hotline_closed, Tally::hotline_called_back, Tally::hotline_recorded_resolved,
        Tally::hotline_rated, Tally::hotline_satisfied, Tally::registered_called_back,
        Tally::registered_called_back_solved, Tally::registered_closed_solved, Tally::registered_satisfied}) {
    EXPECT_EQ(stage.sum(one), 1) << kTallyColumns[static_cast<std::size_t>(one)].name;
  }
  EXPECT_EQ(stage.sum(Tally::hotline_dissatisfied), 0);
  EXPECT_TRUE(stage.gone(kHousehold));
}

/// Ratings that desks which game all they can have bought, of 116 call-backs.
std::int64_t ratings_bought(double weight_satisfied) {
  Rules rules;
  rules.reward = 1;
  rules.excellent_quota = 0.2;
  rules.weight_satisfied = weight_satisfied;
  Stage stage(quiet_with(Kind3::practical,
                         [](Parameters& p) {
                           p.books.call_back_start = 2016;
                           p.books.rating_given = 1;
                         }),
              rules);
  for (DeskConduct& desk : stage.state.desk_conduct) desk.gaming = 1;
  for (std::uint32_t household = 0; household < 116; ++household) stage.arise(household, 1000 + household);
  for (std::uint32_t household = 0; household < 116; ++household)
    stage.surface_by(household, Channel::hotline, Stage::wednesday());
  stage.advance(Stage::wednesday(300));
  EXPECT_EQ(stage.sum(Tally::hotline_rated), 116);
  return stage.sum(Tally::minutes_gaming) / 30;
}

// Each is bought with a chance of .1: in full none once in 200,000 draws of seeds, at half the weight some fewer.
TEST(Closing, RatingsAreBoughtAsFarAsTheyWeigh) {
  EXPECT_EQ(ratings_bought(0), 0);
  EXPECT_EQ(ratings_bought(1e-9), 0);
  const std::int64_t in_full = ratings_bought(1);
  EXPECT_GT(in_full, 0);
  EXPECT_LT(ratings_bought(0.5), in_full);
  EXPECT_EQ(ratings_bought(2), in_full);
}

// Every day that a false closing delayed is lost once, however often its file stays closed.
TEST(Regret, LosesEveryDayBehindAClosedFileOnce) {
  Stage stage(quiet_with(Kind3::practical, [](Parameters& p) {
    p.quality.solved = {0, 0, 0};
    p.books.close_base = 10;
    p.handling.reply_chance = 0;
  }));
  stage.arise(kHousehold, 1000);
  stage.surface_by(kHousehold, Channel::walk_in, Stage::wednesday());
  stage.advance(Stage::wednesday(60));
  Matter& matter = stage.matter(kHousehold);
  ASSERT_EQ(matter.state, MatterState::paper);
  matter.person_minutes = matter.touch_minutes;
  const Minute closed = matter.closed;
  const std::int64_t before = stage.state.villages[0].kappa;
  for (const std::uint32_t days : {110U, 210U, 310U}) {
    stage.surface_by(kHousehold, Channel::petition, closed + days * 1440);
    EXPECT_EQ(stage.matter(kHousehold).state, MatterState::paper) << "nobody answers";
    EXPECT_NEAR(days_lost(stage, before), days, 0.01);
  }
}

TEST(Regret, IsNoneOfWhatWasSolvedWhenItWasClosed) {
  Stage stage(quiet_with(Kind3::practical, [](Parameters& p) { p.quality.relapse = 5; }));
  stage.arise(kHousehold, 1000);
  stage.surface_by(kHousehold, Channel::walk_in, Stage::wednesday());
  while (stage.matter(kHousehold).stage == 0) stage.advance(stage.state.queue.next_minute() + 1);
  Matter& matter = stage.matter(kHousehold);
  matter.person_minutes = matter.touch_minutes;
  const std::int64_t before = stage.state.villages[0].kappa;
  stage.surface_by(kHousehold, Channel::walk_in, matter.open_since + 10 * 1440);
  EXPECT_EQ(days_lost(stage, before), 0);
}

}  // namespace
}  // namespace tiexin::models
