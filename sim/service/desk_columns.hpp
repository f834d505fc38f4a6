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
  std::uint32_t arrival = 0;  // reading of the desk's clock when it came; filled in by arrive()
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

/// A waiting job, the slots before and behind it in its class, and the next of the same name's bucket. The desk's
/// ordinary business waits apart, see WaitingEnds.
struct Waiting {
  Job job;
  std::uint32_t desk = 0;
  std::uint32_t next = kNoSlot;
  std::uint32_t previous = kNoSlot;
  std::uint32_t next_of_name = kNoSlot;
  std::uint32_t behind = 0;  // starts when this ordinary item is the first of those that wait
};

/// An item of ordinary business that waits: nothing else is known of it.
struct WaitingItem {
  std::uint32_t touch = 0;
  std::uint32_t arrival = 0;
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

/// First and last waiting slot of each class of one desk, and which items of ordinary business wait, counted from the
/// first that ever did. They are of the normal class; a named job of that class knows behind which of them it came.
struct WaitingEnds {
  std::array<std::uint32_t, kPriorities> head{kNoSlot, kNoSlot};
  std::array<std::uint32_t, kPriorities> tail{kNoSlot, kNoSlot};
  std::uint32_t item = 0;       // the first that waits
  std::uint32_t items_end = 0;  // one past the last
  std::uint32_t named = 0;      // of those who wait, jobs with a name
  [[nodiscard]] std::uint32_t items() const { return items_end - item; }
};

/// A place in the order of what happens at one desk: reading of its clock << 7 | place. In one minute of the clock
/// services end in the order of their places (0 to 63), then ordinary business comes (kComes).
using Turn = std::uint64_t;
inline constexpr Turn kNoTurn = ~Turn{0};
inline constexpr std::uint32_t kComes = 64;
constexpr Turn turn(std::uint32_t reading, std::uint32_t place) { return Turn{reading} << 7 | place; }
constexpr std::uint32_t reading_of(Turn turn) { return static_cast<std::uint32_t>(turn >> 7); }
constexpr std::uint32_t place_of(Turn turn) { return static_cast<std::uint32_t>(turn & 127U); }

/// The next item of a desk's ordinary business.
struct NextOrdinary {
  std::uint32_t reading = kNoSlot;  // of the desk's clock when it comes; kNoSlot: none does
  std::uint32_t touch = 0;
};

/// The ordinary business of a desk that is brought up to date when somebody looks, see ordinary.hpp.
struct OrdinaryRow {
  NextOrdinary next;
  Turn told = kNoTurn;  // end of an item that was told, so that no named job starts unnoticed
};
static_assert(std::has_unique_object_representations_v<OrdinaryRow>);

/// What a desk's ordinary business has drawn ahead, and the week of its clock it has come to.
struct BackgroundAhead {
  static constexpr std::size_t kPairs = 8;  // blocks drawn in one go
  std::uint32_t first = 0;                  // nth of the items below
  std::uint32_t last = 0;                   // one past
  std::int32_t week = -1;                   // none entered yet
  double rate = 0;                          // arrivals in this week  [per minute]
  double week_end = 0;                      // reading of the desk's clock
  Turn first_due = kNoTurn;                 // the least of `due`
  std::array<double, 2 * kPairs> hazard{};  // unit exponential before the item
  std::array<std::uint32_t, 2 * kPairs> touch{};
};

/// The state of a set of desks. Place k of desk d is row first_server + k of `served`.
/// Slots of `pool` are reused and derived: no result, hash or order depends on them.
struct DeskColumns {
  std::vector<DeskRow> desk;                    // (n_desks)
  std::vector<Served> served;                   // (sum of capacities); stale where not busy
  std::vector<double> background_clock;         // of the last background arrival  [minute]  (n_desks)
  std::vector<std::uint32_t> background_drawn;  // background arrivals drawn  (n_desks)
  std::vector<OrdinaryRow> ordinary;            // (n_desks)
  std::vector<BackgroundAhead> ahead;           // derived  (n_desks)
  std::vector<Turn> due;                        // derived: when a service ends, see ordinary.hpp  (as served)
  std::vector<WaitingEnds> ends;                // derived  (n_desks)
  std::vector<std::uint32_t>
      by_name;                // derived: first waiting slot of a bucket, ordinary business left out  (kNameBuckets)
  std::vector<Waiting> pool;  // derived
  std::vector<std::vector<WaitingItem>> items;  // derived: rings, item k at k modulo their size  (n_desks)
  std::uint32_t free_slot = kNoSlot;            // derived
};

/// All waiting jobs, desk by desk, in the order in which they would start.
[[nodiscard]] std::vector<WaitingRow> waiting_rows(const DeskColumns& columns);

/// Rebuilds slots and lists from the rows that waiting_rows wrote; the desk numbers stay as they are.
/// @throws ContractError  a row of a desk that does not exist
void restore_waiting(DeskColumns& columns, const std::vector<WaitingRow>& rows);

template <class Visit>
void each_column(DeskColumns& columns, Visit&& visit) {
#ifdef __GLIBCXX__
  static_assert(sizeof(DeskColumns) == 11 * sizeof(std::vector<int>) + 8, "name the new column");
#endif
  visit("desk", columns.desk);
  visit("served", columns.served);
  visit("background_clock", columns.background_clock);
  visit("background_drawn", columns.background_drawn);
  visit("ordinary", columns.ordinary);
  visit("waiting", listed([&] { return waiting_rows(columns); },
                          [&](std::vector<WaitingRow>&& rows) { restore_waiting(columns, rows); }));
}

}  // namespace tiexin::sim
