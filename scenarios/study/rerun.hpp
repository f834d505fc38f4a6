/// Runs of a results folder run again, and what differs then.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/study/recorded.hpp"
#include "sim/replicate/progress.hpp"

namespace tiexin::scenarios {

/// Arm and replication.
using RunName = std::pair<std::string, std::uint32_t>;

/// Which runs of a study are run again; of those asked for, only what the folder holds, and arm 0 of each replication,
/// against which handoffs, harm and benefit are counted.
class ChosenRuns : public sim::Progress {
 public:
  ChosenRuns(const Recorded& recorded, const CountyStudy& study, const std::set<RunName>& asked);

  /// From now on progress is told to `watch`, which must outlive this.
  void tell(sim::Progress& watch) { watch_ = &watch; }

  void advanced(int days) override;
  bool stop_requested() override;
  bool wanted(std::size_t replication, std::size_t arm) const override;

  [[nodiscard]] const std::vector<Replication>& replications() const { return replications_; }
  [[nodiscard]] std::size_t n_runs() const { return runs_.size(); }
  /// Simulated days that will be told of.
  [[nodiscard]] std::int64_t days() const;

 private:
  const CountyStudy& study_;
  std::vector<Replication> replications_;  // of which something is wanted
  std::set<RunName> runs_;
  sim::Progress* watch_ = nullptr;
};

/// The tables that runs give when they are run again.
struct Rerun {
  std::vector<NamedTable> tables;
  bool stopped = false;

  /// @throws ContractError  there is no such table
  [[nodiscard]] CsvTable table(const std::string& file) const;
};

/// Runs them and makes every table that can be made of them alone.
[[nodiscard]] Rerun run_again(const Recorded& recorded, const CountyStudy& study, ChosenRuns& chosen, unsigned threads);

/// One number of a run as it stands in a table.
struct RunNumber {
  std::string file;
  std::string window;  // a year, or a window of runs_year.csv; `observed` in runs.csv
  std::string column;
  std::string value;  // as written; empty: missing
};

/// All that is known of one run: of each year its state hash and its indicators, then what spans years.
[[nodiscard]] std::vector<RunNumber> numbers_of(const CsvTable& hashes, const CsvTable& years, const CsvTable& runs,
                                                const RunName& name);

/// The numbers of a run as a folder holds them, and as it gives them when run again.
[[nodiscard]] std::vector<RunNumber> numbers_of(const Recorded& recorded, const RunName& name);
[[nodiscard]] std::vector<RunNumber> numbers_of(const Rerun& rerun, const RunName& name);

/// One number that is not the same on both sides.
struct NumberDifference {
  RunNumber a;
  RunNumber b;
};

/// Where two lists differ, in their order: years first. Hashes, counts and texts are compared as they are written; what
/// analysis computes with the system's libm agrees in 9 significant digits.
/// @param left_out  columns that are not looked at
[[nodiscard]] std::vector<NumberDifference> differences(const std::vector<RunNumber>& a,
                                                        const std::vector<RunNumber>& b,
                                                        const std::set<std::string>& left_out = {});

/// Takes the numbers out of the first list whose window the same table of the second lacks: of a year or an upgrade
/// that only one has.
/// @returns  the windows, in their order
std::vector<std::string> take_unshared(std::vector<RunNumber>& a, const std::vector<RunNumber>& b);

/// Whether two fields say the same number in 9 significant digits, or are the same text.
[[nodiscard]] bool agree(const std::string& a, const std::string& b);

}  // namespace tiexin::scenarios
