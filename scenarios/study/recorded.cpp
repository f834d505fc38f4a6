#include "scenarios/study/recorded.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <fmt/ranges.h>
#include <limits>
#include <optional>
#include <set>
#include <sstream>
#include <system_error>
#include <utility>

#include <nlohmann/json.hpp>

#include "scenarios/spec/mapping.hpp"
#include "scenarios/spec/number.hpp"
#include "scenarios/spec/slots.hpp"
#include "scenarios/store/sums.hpp"

namespace tiexin::scenarios {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

[[noreturn]] void refuse(const fs::path& file, std::string key, std::string wrong, std::string allowed) {
  throw SpecError({{{printable_path(file.string()), 0, 0}, std::move(key), std::move(wrong), std::move(allowed)}});
}

/// The folder is one of ours and holds what was written, to the last bit.
void check_whole(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) refuse(folder, "", "is not a folder", "give a folder of results");
  if (!scenario_of(folder))
    refuse(folder, "", "is not a folder of results", "give one that tiexin history has written");
  Problems problems;
  for (const Finding& finding : verify(folder)) {
    problems.add({printable_path((folder / finding.file).string()), 0, 0}, "", finding.what,
                 "nothing that is not as it was written is replayed");
  }
  problems.throw_if_any();
}

/// The manifest, of which the version is looked at before anything else: another version may say everything elsewhere.
json manifest_in(const fs::path& folder, int results_version) {
  const fs::path file = folder / kManifestName;
  json manifest = json::parse(read_bytes(file), nullptr, false);
  const auto version = manifest.find("results_version");
  if (version == manifest.end() || !version->is_number_integer()) {
    refuse(file, "results_version", "is not there", "give a folder that tiexin history has written");
  }
  if (*version != results_version) {
    refuse(file, "results_version", fmt::format("is {}, and this program has {}", version->dump(), results_version),
           fmt::format(
               "replay it with a tiexin of results version {} (tiexin version says it): it was written by tiexin {}, "
               "build {}",
               version->dump(), manifest.value("version", "?"), manifest.value("build", "?")));
  }
  const std::string verb = manifest.value("verb", "?");
  if (verb != "history") {
    refuse(file, "verb", "is " + in_quotes(verb), "only the results of tiexin history are replayed");
  }
  return manifest;
}

template <class Integer>
Integer whole(const json& value, std::int64_t least, std::int64_t most) {
  const auto number = value.get<std::int64_t>();
  if (!value.is_number_integer() || number < least || number > most) {
    throw std::out_of_range(fmt::format("{} is not a whole number from {} to {}", value.dump(), least, most));
  }
  return static_cast<Integer>(number);
}

sim::Date date_of(const std::string& text) {
  const Read<sim::Date> date = read_date(text);
  if (!date) throw std::out_of_range(in_quotes(text) + " " + date.refusal.wrong);
  return *date.value;
}

double number_of(const std::string& text) {
  const Read<Quantity> number = read_number(text);
  if (!number) throw std::out_of_range(in_quotes(text) + " " + number.refusal.wrong);
  return number.value->number;
}

void read_manifest(const json& manifest, Recorded& recorded) {
  Question& question = recorded.question;
  question.run_id = manifest.at("run_id").get<std::string>();
  question.scenario = manifest.at("scenario").get<std::string>();
  question.county_file = manifest.at("county").at("file").get<std::string>();
  question.set = manifest.at("set").get<std::vector<std::string>>();
  question.seed = whole<std::uint32_t>(manifest.at("seed"), 0, std::numeric_limits<std::uint32_t>::max());
  question.replications = whole<int>(manifest.at("replications"), 1, kMostReplications);
  question.dice = whole<int>(manifest.at("dice_replications"), 0, kMostReplications);
  question.fixed_parameters = manifest.at("fixed_parameters").get<bool>();
  question.results_version = manifest.at("results_version").get<int>();
  question.version = manifest.at("version").get<std::string>();
  question.build = manifest.at("build").get<std::string>();
  recorded.arms = manifest.at("arms").get<std::vector<std::string>>();
  recorded.n_stopped =
      whole<std::size_t>(manifest.at("runs").at("stopped"), 0, std::numeric_limits<std::int32_t>::max());
  CountyHead& head = recorded.county.head;
  head.name = {manifest.at("county").at("zh").get<std::string>(), manifest.at("county").at("en").get<std::string>()};
  head.horizon = {date_of(manifest.at("horizon").at("run_in").get<std::string>()),
                  date_of(manifest.at("horizon").at("start").get<std::string>()),
                  date_of(manifest.at("horizon").at("until").get<std::string>())};
}

/// Gives the fields of every row by the names of their columns; what `read` throws is told with file and line.
template <class ReadRow>
void each_row(const CsvTable& table, const std::vector<std::string>& columns, ReadRow&& read) {
  std::vector<std::size_t> places;
  for (const std::string& column : columns) {
    const auto place = table.column(column);
    if (!place) {
      throw SpecError(
          {{{table.file, 1, 1}, column, "is not a column", "give a folder written by this tiexin or a later one"}});
    }
    places.push_back(*place);
  }
  for (const CsvRow& row : table.rows) {
    std::vector<std::string> fields;
    fields.reserve(places.size());
    for (const std::size_t place : places) fields.push_back(row.fields[place]);
    try {
      read(fields);
    } catch (const std::out_of_range& error) {
      throw SpecError({{{table.file, row.line, 1}, "", error.what(), ""}});
    }
  }
}

void read_parameters(Recorded& recorded) {
  const std::vector<Slot> all = slots(recorded.county.parameters);
  const CsvTable table = recorded.table("parameters.csv");
  std::set<std::string> missing;
  for (const std::string& path : leaf_paths(all)) missing.insert(path);
  each_row(table, {"parameter", "value"}, [&](const std::vector<std::string>& row) {
    if (!lever_of(row[0]).empty()) return;  // upgrades.csv has it
    set_value(all, row[0], number_of(row[1]));
    missing.erase(row[0]);
  });
  if (!missing.empty()) refuse(table.file, *missing.begin(), "is not there", "every parameter must be");
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

void read_upgrades(Recorded& recorded) {
  const CsvTable table = recorded.table("upgrades.csv");
  each_row(table, {"upgrade", "date", "date_low", "date_high", "kind", "townships", "sets", "zh", "en"},
           [&](const std::vector<std::string>& row) {
             Upgrade upgrade;
             upgrade.file = table.file;
             upgrade.id = static_cast<int>(number_of(row[0]));
             upgrade.date.value = date_of(row[1]);
             upgrade.date.low = date_of(row[2]);
             upgrade.date.high = date_of(row[3]);
             upgrade.kind = row[4] == kUpgradeKindNames[1] ? UpgradeKind::variant : UpgradeKind::upgrade;
             for (const std::string& word : words_of(row[5]))
               upgrade.townships.push_back(static_cast<int>(number_of(word)));
             for (const std::string& word : words_of(row[6])) {
               const std::size_t equals = word.find('=');
               if (equals == std::string::npos)
                 throw std::out_of_range(in_quotes(word) + " is no lever with its value");
               upgrade.sets.push_back({word.substr(0, equals), number_of(word.substr(equals + 1)), {}});
             }
             upgrade.name = {row[7], row[8]};
             recorded.upgrades.push_back(std::move(upgrade));
           });
}

/// The parameter vectors; a table without any column but their number is that of a county without ensemble.
void read_vectors(Recorded& recorded) {
  const CsvTable table = recorded.table("vectors.csv");
  if (table.header.size() == 1) {  // no numbers are moved; a single vector stands for the county's own values
    if (table.rows.size() > 1) recorded.ensemble.vectors.resize(table.rows.size());
    return;
  }
  recorded.ensemble = ensemble_of_table(table, slots(recorded.county.parameters));
}

void read_runs(Recorded& recorded) {
  each_row(recorded.table("runs.csv"), {"arm", "replication", "run_id"}, [&](const std::vector<std::string>& row) {
    recorded.runs.push_back({row[0], static_cast<std::uint32_t>(number_of(row[1])), row[2]});
  });
}

/// What was read is the scenario and the result that the manifest names.
void check_identity(const Recorded& recorded) {
  const std::string scenario = fmt::format("{:016x}", scenario_hash(recorded.county, recorded.upgrades));
  if (scenario != recorded.question.scenario) {
    refuse(recorded.folder / kManifestName, "scenario",
           fmt::format("is {}, and parameters.csv and upgrades.csv hold {}", printable(recorded.question.scenario),
                       scenario),
           "one of them was changed after it was written");
  }
  const std::string number = result_number(recorded.question, recorded.ensemble);
  if (number != recorded.question.run_id) {
    refuse(recorded.folder / kManifestName, "run_id",
           fmt::format("is {}, and seed, replications and vectors.csv give {}", printable(recorded.question.run_id),
                       number),
           "one of them was changed after it was written");
  }
}

/// Ranges of ascending numbers: `1–10, 100001`.
std::string ranges(const std::set<std::uint32_t>& numbers) {
  std::string text;
  for (auto first = numbers.begin(); first != numbers.end();) {
    auto last = first;
    auto next = std::next(last);
    while (next != numbers.end() && *next == *last + 1) last = next++;
    text += (text.empty() ? "" : ", ") + std::to_string(*first);
    if (last != first) text += "–" + std::to_string(*last);
    first = next;
  }
  return text;
}

}  // namespace

std::vector<Replication> Recorded::replications() const {
  const std::size_t n_vectors = ensemble.size() == 0 ? 1 : ensemble.size();
  return replications_of(question.replications, question.dice, n_vectors, question.fixed_parameters);
}

bool Recorded::holds(std::string_view arm, std::uint32_t replication) const {
  return std::any_of(runs.begin(), runs.end(),
                     [&](const RecordedRun& run) { return run.arm == arm && run.replication == replication; });
}

const RecordedRun& Recorded::run(const std::string& arm, std::uint32_t replication) const {
  std::set<std::uint32_t> of_arm;
  for (const RecordedRun& run : runs) {
    if (run.arm != arm) continue;
    if (run.replication == replication) return run;
    of_arm.insert(run.replication);
  }
  const fs::path file = folder / "runs.csv";
  const bool known = std::find(arms.begin(), arms.end(), arm) != arms.end();
  if (!known) refuse(file, "", "has no arm " + in_quotes(arm), fmt::format("there are {}", fmt::join(arms, ", ")));
  refuse(file, "",
         fmt::format("has no replication {} of arm {}{}", replication, arm,
                     n_stopped > 0 ? fmt::format("; {} runs were stopped before their end", n_stopped) : ""),
         of_arm.empty() ? "there is none of that arm" : "there are " + ranges(of_arm));
}

const RecordedRun& Recorded::run(const std::string& run_id) const {
  const auto found =
      std::find_if(runs.begin(), runs.end(), [&](const RecordedRun& run) { return run.run_id == run_id; });
  if (found != runs.end()) return *found;
  refuse(folder / "runs.csv", "run_id", in_quotes(run_id) + " is not there",
         runs.empty() ? "it holds no runs" : "write one as " + runs.front().run_id);
}

CsvTable Recorded::table(const std::string& file) const {
  std::error_code error;
  if (!fs::is_regular_file(folder / file, error)) {
    refuse(folder / file, "", "is not there", "give a folder written by this tiexin or a later one");
  }
  return read_csv(folder / file);
}

Recorded read_recorded(const fs::path& folder, int results_version) {
  check_whole(folder);
  Recorded recorded;
  recorded.folder = folder;
  const json manifest = manifest_in(folder, results_version);
  try {
    read_manifest(manifest, recorded);
  } catch (const json::exception& error) {
    refuse(folder / kManifestName, "", "cannot be read: " + printable(error.what()),
           "give a folder that tiexin history has written");
  } catch (const std::out_of_range& error) {
    refuse(folder / kManifestName, "", error.what(), "");
  }
  read_parameters(recorded);
  read_upgrades(recorded);
  read_vectors(recorded);
  read_runs(recorded);
  check_identity(recorded);
  return recorded;
}

}  // namespace tiexin::scenarios
