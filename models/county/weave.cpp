#include "models/county/weave.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/county/purpose.hpp"
#include "models/county/relation.hpp"
#include "sim/random/distributions.hpp"

namespace tiexin::models {

namespace {

using sim::Edge;
using sim::uniform;

constexpr std::size_t kMaxLineages = 8;
constexpr std::int32_t kKinWindow = 12;    // a father is among this many of the lineage who entered before
constexpr double kBrotherChance = 0.5;     // of the one who entered just before
constexpr std::uint32_t kMostChosen = 16;  // friends chosen by one household
constexpr double kOutsideShare = 0.2;      // of friends, in other villages of the committee
constexpr double kFarMarriages = 0.1;      // of marriages outside, anywhere in the county
constexpr std::uint32_t kNearPlaces = 8;   // living near
constexpr std::uint32_t kNearness = 3;     // how much better a candidate ranks for each of lineage and nearness

/// Households of one lineage of one village in the order of their places, each with its father.
class LineageTree {
 public:
  void clear() {
    members_.clear();
    fathers_.clear();
    n_unknown_ = 0;
  }

  /// @param is_brother  of the member before
  /// @param word        draws the father otherwise
  void add(Household household, bool is_brother, std::uint32_t word) {
    const auto n = static_cast<std::int32_t>(members_.size());
    const auto father = [&]() -> std::int32_t {
      if (n == 0) return -(++n_unknown_);
      if (is_brother) return fathers_.back();
      return n - 1 - static_cast<std::int32_t>(below(word, static_cast<std::uint32_t>(std::min(n, kKinWindow))));
    }();
    members_.push_back(household);
    fathers_.push_back(father);
  }

  /// Ties those within two steps of the tree: father, grandfather, brothers.
  void weave(std::vector<Edge>& edges) const {
    for (std::size_t m = 0; m < members_.size(); ++m) {
      const std::int32_t father = fathers_[m];
      if (father >= 0) {
        const auto f = static_cast<std::size_t>(father);
        edges.push_back({members_[f], members_[m], kind_of(Relation::parent)});
        if (fathers_[f] >= 0) {
          edges.push_back({members_[static_cast<std::size_t>(fathers_[f])], members_[m], kind_of(Relation::kin)});
        }
      }
      for (std::size_t brother = first_with(m); brother < m; ++brother) {
        if (fathers_[brother] == father) edges.push_back({members_[brother], members_[m], kind_of(Relation::kin)});
      }
    }
  }

 private:
  /// The earliest that can share a father with m.
  [[nodiscard]] std::size_t first_with(std::size_t m) const {
    return fathers_[m] < 0 ? 0 : static_cast<std::size_t>(fathers_[m]) + 1;
  }

  std::vector<Household> members_;
  std::vector<std::int32_t> fathers_;  // index in members_; a father who is no household is negative
  std::int32_t n_unknown_ = 0;
};

/// Households that live in other villages of a range of villages, numbered without the gaps of those registered only.
class Others {
 public:
  Others(const Population& population, std::uint32_t first_village, std::uint32_t last_village)
      : population_(population), first_village_(first_village) {
    for (std::uint32_t v = first_village; v < last_village; ++v) {
      ends_.push_back(n_ += population.settled[v]);
    }
  }

  /// A household drawn uniformly from those outside the village; kNobody if there is none.
  [[nodiscard]] Household pick(std::uint32_t village, std::uint32_t word) const {
    const std::uint32_t local = village - first_village_;
    const std::uint32_t own_end = ends_[local];
    const std::uint32_t own_size = population_.settled[village];
    if (n_ == own_size) return kNobody;
    std::uint32_t number = below(word, n_ - own_size);
    if (number >= own_end - own_size) number += own_size;
    const auto at = std::upper_bound(ends_.begin(), ends_.end(), number);
    const auto v = first_village_ + static_cast<std::uint32_t>(at - ends_.begin());
    return population_.village_first[v] + population_.settled[v] - (*at - number);
  }

 private:
  const Population& population_;
  std::uint32_t first_village_;
  std::uint32_t n_ = 0;
  std::vector<std::uint32_t> ends_;  // households up to and with each village
};

/// The few best-ranked candidates seen so far, best first.
class Ranking {
 public:
  void clear(std::uint32_t n_wanted) {
    n_wanted_ = n_wanted;
    n_ = 0;
  }

  void offer(std::uint64_t rank, Household candidate) {
    if (n_ == n_wanted_ && rank >= best_[n_ - 1].rank) return;
    std::uint32_t i = n_ < n_wanted_ ? n_++ : n_ - 1;
    for (; i > 0 && best_[i - 1].rank > rank; --i) best_[i] = best_[i - 1];
    best_[i] = {rank, candidate};
  }

  [[nodiscard]] std::uint32_t size() const { return n_; }
  [[nodiscard]] Household operator[](std::uint32_t i) const { return best_[i].candidate; }

 private:
  struct Ranked {
    std::uint64_t rank;
    Household candidate;
  };

  std::array<Ranked, kMostChosen> best_{};
  std::uint32_t n_wanted_ = 0;
  std::uint32_t n_ = 0;
};

/// Ranks all of a household's village by draws keyed by the pair; four candidates share a block.
void rank_village(const Population& population, const CountyDraws& draws, Household h, Ranking& ranking) {
  const sim::NodeRange village = population.settled_in(population.village[h]);
  const std::uint32_t own = population.place(h);
  const Entity entity = population.entity(h);
  for (std::uint32_t start = 0; start < village.size(); start += 4) {
    const sim::Block words = draws.at(entity, CountyPurpose::friend_rank, 0, start / 4);
    const std::uint32_t end = std::min(start + 4, village.size());
    for (std::uint32_t place = start; place < end; ++place) {
      if (place == own) continue;
      const Household candidate = village.first + place;
      const bool is_near = (place > own ? place - own : own - place) <= kNearPlaces;
      const bool is_kin = population.lineage[candidate] == population.lineage[h];
      const std::uint32_t handicap = (is_near ? 1 : kNearness) * (is_kin ? 1 : kNearness);
      ranking.offer(std::uint64_t{words[place - start]} * handicap, candidate);
    }
  }
}

}  // namespace

void weave_kinship(const Population& population, std::vector<Edge>& edges, sim::Progress* watch) {
  const CountyDraws draws(population.county_seed);
  std::array<LineageTree, kMaxLineages> trees;
  for (std::uint32_t v = 0; v < population.n_villages(); ++v) {
    sim::give_way(watch);
    for (LineageTree& tree : trees) tree.clear();
    const sim::NodeRange village = population.settled_in(v);
    for (Household h = village.first; h < village.last; ++h) {
      const sim::Block family = draws.at(population.entity(h), CountyPurpose::household_family);
      trees[population.lineage[h]].add(h, uniform(family[2]) < kBrotherChance, family[3]);
    }
    for (const LineageTree& tree : trees) tree.weave(edges);
  }
}

void weave_marriages(const Population& population, std::vector<Edge>& edges, sim::Progress* watch) {
  const CountyDraws draws(population.county_seed);
  const double chosen = population.tie_parameters.marriage_ties / 2;  // the other half is chosen by others
  const Others anywhere(population, 0, population.n_villages());
  for (std::uint32_t town = 0; town < population.n_townships(); ++town) {
    const std::uint32_t first_village = population.committee_first[population.township_first[town]];
    const std::uint32_t last_village = population.committee_first[population.township_first[town + 1]];
    const Others others(population, first_village, last_village);
    for (std::uint32_t v = first_village; v < last_village; ++v) {
      sim::give_way(watch);
      const sim::NodeRange village = population.settled_in(v);
      for (Household h = village.first; h < village.last; ++h) {
        for (std::uint32_t nth = 0; nth < chosen; ++nth) {
          const sim::Block words = draws.at(population.entity(h), CountyPurpose::marriage, nth);
          if (uniform(words[0]) >= chosen - nth) continue;
          const bool is_far = uniform(words[2]) < kFarMarriages;
          const Household other = (is_far ? anywhere : others).pick(v, words[1]);
          if (other != kNobody) edges.push_back({h, other, kind_of(Relation::marriage)});
        }
      }
    }
  }
}

void weave_friendships(const Population& population, std::vector<Edge>& edges, sim::Progress* watch) {
  const CountyDraws draws(population.county_seed);
  const double chance = 1.0 / (1.0 + population.tie_parameters.friends / 2);  // the other half is chosen by others
  Ranking ranking;
  for (std::uint32_t c = 0; c < population.n_committees(); ++c) {
    const Others others(population, population.committee_first[c], population.committee_first[c + 1]);
    const std::uint32_t last_village = population.committee_first[c + 1];
    for (std::uint32_t v = population.committee_first[c]; v < last_village; ++v) {
      sim::give_way(watch);
      const sim::NodeRange village = population.settled_in(v);
      for (Household h = village.first; h < village.last; ++h) {
        const Entity entity = population.entity(h);
        const double u = uniform(draws.at(entity, CountyPurpose::friend_number)[0]);
        const std::uint32_t n_chosen = std::min(sim::geometric(u, chance), kMostChosen);
        std::uint32_t n_inside = n_chosen;
        for (std::uint32_t nth = 0; nth < n_chosen; ++nth) {
          const sim::Block words = draws.at(entity, CountyPurpose::friend_outside, nth);
          if (uniform(words[0]) >= kOutsideShare) continue;
          const Household other = others.pick(v, words[1]);
          if (other == kNobody) continue;
          edges.push_back({h, other, kind_of(Relation::friendship)});
          --n_inside;
        }
        if (n_inside == 0) continue;
        ranking.clear(n_inside);
        rank_village(population, draws, h, ranking);
        for (std::uint32_t i = 0; i < ranking.size(); ++i) {
          edges.push_back({h, ranking[i], kind_of(Relation::friendship)});
        }
      }
    }
  }
}

void weave_neighbours(const Population& population, std::vector<Edge>& edges) {
  for (std::uint32_t v = 0; v < population.n_villages(); ++v) {
    const sim::NodeRange village = population.settled_in(v);
    for (Household h = village.first; h + 1 < village.last; ++h) {
      edges.push_back({h, h + 1, kind_of(Relation::neighbour)});
    }
  }
}

sim::Ties weave_ties(const Population& population, sim::Progress* watch) {
  std::vector<Edge> edges;
  edges.reserve(std::size_t{population.n_households()} * 8);
  weave_kinship(population, edges, watch);
  weave_marriages(population, edges, watch);
  weave_friendships(population, edges, watch);
  weave_neighbours(population, edges);
  sim::give_way(watch);
  return {population.n_households(), edges, relation_weights(population.tie_parameters)};
}

}  // namespace tiexin::models
