#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "sim/record/columns.hpp"
#include "sim/time/calendar.hpp"

/// The state of a set of desks: who waits, who is served, and the integer accounts of both.
namespace tiexin::sim {

/// No slot: the end of a list.
inline constexpr std::uint32_t kNoSlot = 0xffff'ffff;

/// Waiting classes: a waiting job of a lower number starts first.
enum class Priority : std::uint8_t { expedited = 0, normal = 1 };
inline constexpr std::size_t kPriorities = 2;

/// Subject of a job that is the desk's ordinary business and nobody's matter.
inline constexpr std::uint32_t kBackgroundSubject = 0xffff'fffe;

/// One piece of work at a desk. {subject, tag} is its name for expedite and withdraw.
struct Job {
  std::uint32_t subject = 0;  // whose matter; or kBackgroundSubject
  std::uint32_t tag = 0;      // the model's own: which of the subject's matters, which step
  std::uint32_t touch = 1;    // service time  [minute of the desk's clock, 1..]
  Minute arrival = 0;         // filled in by arrive()
  Priority priority = Priority::normal;
  std::uint8_t abandoned = 0;  // 1: its subject withdrew while it was being served
  std::uint16_t note = 0;      // the model's own
};
static_assert(std::has_unique_object_representations_v<Job>);

/// A job and the reading of the desk's clock when its service began.
struct Served {
  Job job;
  std::uint32_t started = 0;
};
static_assert(std::has_unique_object_representations_v<Served>);

/// A waiting job, the slots before and behind it in its class, and the next of the same name's bucket.
struct Waiting {
  Job job;
  std::uint32_t desk = 0;
  std::uint32_t next = kNoSlot;
  std::uint32_t previous = kNoSlot;
  std::uint32_t next_of_name = kNoSlot;
};

/// Buckets of waiting jobs by {subject, tag}, so that a withdrawal need not walk a long queue.
inline constexpr std::uint32_t kNameBuckets = 1024;

/// A waiting job and the desk where it waits: how the waiting lists are written down.
struct WaitingRow {
  std::uint32_t desk;
  Job job;
};
static_assert(std::has_unique_object_representations_v<WaitingRow>);

/// The numbers of one desk, together because one event reads them together. Times are minutes of the
/// desk's clock (office minutes where office hours are kept).
struct alignas(64) DeskRow {
  std::uint64_t busy_servers = 0;  // bit k: place k is serving; a service starts at the lowest free place
  std::uint64_t area = 0;          // number in system, integrated over the clock up to `last`
  std::uint64_t busy_area = 0;     // number in service, integrated likewise
  std::uint64_t sojourns = 0;      // sum of times in system of all who left
  std::uint64_t touched = 0;       // sum of service times of all whose service ended
  std::uint32_t last = 0;          // clock reading up to which the areas are written
  std::uint32_t in_system = 0;     // waiting and in service
  std::uint32_t entered = 0;       // arrivals so far, background included
  std::uint32_t withdrawn = 0;     // left without service
  std::uint32_t first_server = 0;  // row of `served` of place 0
  std::uint8_t servers = 0;        // in force: services start while busy < servers
  std::uint8_t busy = 0;           // number of bits set in busy_servers; may exceed servers
  std::uint8_t capacity = 0;       // the most there can be  [1..64]
  std::uint8_t reserved = 0;
  [[nodiscard]] std::uint32_t waiting() const { return in_system - busy; }
  [[nodiscard]] std::uint32_t left() const { return entered - in_system; }
};
static_assert(sizeof(DeskRow) == 64 && std::has_unique_object_representations_v<DeskRow>);

/// First and last waiting slot of each class of one desk.
struct WaitingEnds {
  std::array<std::uint32_t, kPriorities> head{kNoSlot, kNoSlot};
  std::array<std::uint32_t, kPriorities> tail{kNoSlot, kNoSlot};
};

/// What a desk's ordinary business has drawn ahead: the block of two jobs, and the week of its clock it has come to.
struct BackgroundAhead {
  std::uint32_t pair = kNoSlot;  // whose block `drawn` is
  std::int32_t week = -1;        // none entered yet
  std::array<std::uint32_t, 4> drawn{};
  double rate = 0;      // arrivals in this week  [per minute]
  double week_end = 0;  // reading of the desk's clock
};

/// The state of a set of desks. Place k of desk d is row first_server + k of `served`.
/// Slots of `pool` are reused and derived: no result, hash or order depends on them.
struct DeskColumns {
  std::vector<DeskRow> desk;                    // (n_desks)
  std::vector<Served> served;                   // (sum of capacities); stale where not busy
  std::vector<double> background_clock;         // of the last background arrival  [minute]  (n_desks)
  std::vector<std::uint32_t> background_drawn;  // background arrivals drawn  (n_desks)
  std::vector<BackgroundAhead> ahead;           // derived  (n_desks)
  std::vector<WaitingEnds> ends;                // derived  (n_desks)
  std::vector<std::uint32_t>
      by_name;                // derived: first waiting slot of a bucket, ordinary business left out  (kNameBuckets)
  std::vector<Waiting> pool;  // derived
  std::uint32_t free_slot = kNoSlot;  // derived
};

/// All waiting jobs, desk by desk, in the order in which they would start.
[[nodiscard]] std::vector<WaitingRow> waiting_rows(const DeskColumns& columns);

/// Rebuilds slots and lists from the rows that waiting_rows wrote; the desk numbers stay as they are.
/// @throws ContractError  a row of a desk that does not exist
void restore_waiting(DeskColumns& columns, const std::vector<WaitingRow>& rows);

template <class Visit>
void each_column(DeskColumns& columns, Visit&& visit) {
#ifdef __GLIBCXX__
  static_assert(sizeof(DeskColumns) == 8 * sizeof(std::vector<int>) + 8, "name the new column");
#endif
  visit("desk", columns.desk);
  visit("served", columns.served);
  visit("background_clock", columns.background_clock);
  visit("background_drawn", columns.background_drawn);
  visit("waiting", listed([&] { return waiting_rows(columns); },
                          [&](std::vector<WaitingRow>&& rows) { restore_waiting(columns, rows); }));
}

}  // namespace tiexin::sim
