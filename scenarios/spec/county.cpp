#include "scenarios/spec/county.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "scenarios/spec/override.hpp"
#include "scenarios/spec/reader.hpp"

namespace tiexin::scenarios {
namespace {

constexpr std::size_t kMostFiles = 8;

const std::vector<std::string> kHeader{"name", "extends", "run_in", "start", "until"};

/// The files from the one asked for to the one that extends nothing; parsed, with the problems of parsing noted.
struct Chain {
  std::vector<Tree> trees;
  bool complete = false;  // reached a file that extends nothing
};

bool same_file(const std::filesystem::path& a, const std::filesystem::path& b) {
  std::error_code error;
  return std::filesystem::equivalent(a, b, error) && !error;
}

/// Notes why a file that another one extends was not read; what is wrong with the file as a whole is told at the key.
void refuse_extended(const SpecError& error, const Location& place, const std::string& extended, Problems& problems) {
  for (const Problem& problem : error.problems()) {
    if (problem.place.line > 0) {
      problems.add(problem.place, problem.key, problem.wrong, problem.allowed);
    } else {
      const bool path_wanted = problem.allowed.starts_with("give the path");
      problems.add(place, "extends", in_quotes(extended) + ' ' + problem.wrong,
                   problem.allowed + (path_wanted ? ", seen from the folder of this one" : ""));
    }
  }
}

Chain read_chain(const std::filesystem::path& path, Problems& problems) {
  Chain chain;
  std::filesystem::path next = path;
  Location place;  // of the last `extends`
  std::string extended;
  for (;;) {
    try {
      chain.trees.push_back(read_yaml(next));
    } catch (const SpecError& error) {
      if (chain.trees.empty()) {
        problems.add(error);
      } else {
        refuse_extended(error, place, extended, problems);
      }
      return chain;
    }
    const Tree& tree = chain.trees.back();
    Problems ignored;  // the head is read again, with its problems, by read_head
    const auto extends = Mapping(tree, tree.root, "", ignored).text("extends", false);
    if (!extends) {
      chain.complete = tree.root.find("extends") == nullptr;
      return chain;
    }
    next = std::filesystem::path(tree.file).parent_path() / *extends;
    place = tree.place(*tree.root.find("extends"));
    extended = *extends;
    const bool cycle = std::any_of(chain.trees.begin(), chain.trees.end(),
                                   [&](const Tree& earlier) { return same_file(earlier.file, next); });
    if (cycle) {
      problems.add(place, "extends", in_quotes(*extends) + " extends this file in turn", "break the cycle");
      return chain;
    }
    if (chain.trees.size() == kMostFiles) {
      problems.add(place, "extends", "is the " + std::to_string(kMostFiles) + "th file in a row that extends another",
                   "extend a file nearer to the bottom");
      return chain;
    }
  }
}

void read_head(const Tree& tree, bool bottom, CountyHead& head, Problems& problems) {
  Mapping mapping(tree, tree.root, "", problems);
  const Name name = read_name(mapping, "name", bottom);
  if (!name.zh.empty()) head.name = name;
  (void)mapping.text("extends", false);
  const auto read = [&](const char* key, sim::Date& date) {
    if (const auto value = mapping.date(key, bottom)) date = *value;
  };
  read("run_in", head.horizon.run_in);
  read("start", head.horizon.start);
  if (const Node* start = tree.root.find("start")) head.start_place = tree.place(*start);
  read("until", head.horizon.until);
  head.files.insert(head.files.begin(), tree.file);
}

/// Holds the horizon together; what is wrong is noted in the nearest file that gives one of its dates.
void check_horizon(const Chain& chain, const Horizon& horizon, Problems& problems) {
  const auto refuse = [&](const char* key, std::string wrong, std::string allowed) {
    for (const Tree& tree : chain.trees) {
      if (const Node* node = tree.root.find(key)) {
        problems.add(tree.place(*node), key, std::move(wrong), std::move(allowed));
        return;
      }
    }
  };
  const sim::Date& run_in = horizon.run_in;
  if (run_in.month != 1 || run_in.day != 1) refuse("run_in", iso(run_in) + " is not a 1 January", "begin with a year");
  if (run_in.year < sim::Calendar::kFirstYear || run_in.year > sim::Calendar::kLastYear) {
    refuse("run_in", iso(run_in) + " is outside the calendar",
           "write a year from " + std::to_string(sim::Calendar::kFirstYear) + " to " +
               std::to_string(sim::Calendar::kLastYear));
  }
  if (horizon.start < run_in)
    refuse("start", iso(horizon.start) + " is before the run-in", "begin on " + iso(run_in) + " or later");
  if (horizon.until <= horizon.start) {
    refuse("until", iso(horizon.until) + " is not after the start", "end after " + iso(horizon.start));
  }
  if (horizon.until.year >= sim::Calendar::kLastYear) {
    refuse("until", iso(horizon.until) + " leaves no year for the run-out within the calendar",
           "end before " + std::to_string(sim::Calendar::kLastYear) + "-01-01");
  }
}

/// A key that is set twice would have its last value, and whoever reads the manifest would find both.
void refuse_repeats(const std::vector<std::string>& overrides, Problems& problems) {
  std::set<std::string> seen;
  for (const std::string& assignment : overrides) {
    const std::string key = assignment.substr(0, assignment.find('='));
    if (seen.insert(key).second) continue;
    const bool by_villages = key == "population.natural_villages";
    problems.add({"--set", 0, 0}, printable(key), "is set twice",
                 by_villages ? "set it once; --villages is short for it" : "set it once");
  }
}

}  // namespace

CountyHead read_county(const std::filesystem::path& path, const std::vector<std::string>& overrides,
                       const std::vector<Slot>& all, Provenance& provenance, Sources& sources) {
  Problems problems;
  const Chain chain = read_chain(path, problems);
  CountyHead head;
  std::optional<std::string> sources_read;
  for (std::size_t i = chain.trees.size(); i-- > 0;) {
    const Tree& tree = chain.trees[i];
    const bool bottom = chain.complete && i + 1 == chain.trees.size();
    try {
      const std::filesystem::path file = find_sources(tree.file);
      if (!sources_read || !same_file(*sources_read, file)) sources = read_sources(file);
      sources_read = file.string();
    } catch (const SpecError& error) {
      problems.add(error);
      problems.throw_if_any();
    }
    read_head(tree, bottom, head, problems);
    read_parameters(tree, kHeader, all, sources, bottom, provenance, problems);
  }
  check_horizon(chain, head.horizon, problems);
  refuse_repeats(overrides, problems);
  for (const std::string& assignment : overrides) apply_override(assignment, all, provenance, problems);
  problems.throw_if_any();
  return head;
}

}  // namespace tiexin::scenarios
