#pragma once

#include "sim/service/desks.hpp"

// Bodies of the templates declared in desks.hpp.
namespace tiexin::sim {

namespace detail {

/// Puts a job behind the last of its class.
void append_waiting(DeskColumns& columns, std::uint32_t desk, const Job& job);

/// Takes a waiting job out and gives its slot back.
Job take_slot(DeskColumns& columns, std::uint32_t slot);

/// Makes room for more waiting items.
void grow_items(DeskColumns& columns, std::uint32_t desk);

inline const WaitingItem& item_at(const DeskColumns& columns, std::uint32_t desk, std::uint32_t item) {
  const std::vector<WaitingItem>& ring = columns.items[desk];
  return ring[item & (ring.size() - 1)];
}

/// Puts an item of ordinary business behind all who wait.
inline void append_item(DeskColumns& columns, std::uint32_t desk, WaitingItem item) {
  WaitingEnds& ends = columns.ends[desk];
  if (ends.items() == columns.items[desk].size()) grow_items(columns, desk);
  std::vector<WaitingItem>& ring = columns.items[desk];
  ring[ends.items_end++ & (ring.size() - 1)] = item;
}

constexpr Job job_of(WaitingItem item) {
  return {kBackgroundSubject, 0, item.touch, item.arrival, Priority::normal, 0, 0};
}

/// Whether the first to start is an item of ordinary business. Precondition: somebody waits.
inline bool item_is_first(const DeskColumns& columns, const WaitingEnds& ends) {
  if (ends.items() == 0 || ends.head[0] != kNoSlot) return false;
  return ends.head[1] == kNoSlot || columns.pool[ends.head[1]].behind > ends.item;
}

/// Takes the first of the first class that has one. Precondition: somebody waits.
inline Job take_first(DeskColumns& columns, std::uint32_t desk) {
  WaitingEnds& ends = columns.ends[desk];
  if (item_is_first(columns, ends)) [[unlikely]]
    return job_of(item_at(columns, desk, ends.item++));
  return take_slot(columns, ends.head[0] != kNoSlot ? ends.head[0] : ends.head[1]);
}

/// Takes the job {subject, tag} out of one class of a desk's waiting list into `job`; false if it is not there.
/// Ordinary business has no name. O(jobs of the same bucket).
bool take_waiting(DeskColumns& columns, std::uint32_t desk, Priority priority, std::uint32_t subject, std::uint32_t tag,
                  Job& job);

}  // namespace detail

template <class Clock>
void BasicDesks<Clock>::lay_out(DeskColumns& columns, std::span<const std::uint8_t> capacities) const {
  columns = DeskColumns{};
  columns.desk.resize(capacities.size());
  columns.background_clock.resize(capacities.size());
  columns.background_drawn.resize(capacities.size());
  columns.ordinary.resize(capacities.size());
  columns.ahead.resize(capacities.size());
  columns.ends.resize(capacities.size());
  columns.items.resize(capacities.size());
  columns.by_name.assign(kNameBuckets, kNoSlot);
  std::uint32_t n_servers = 0;
  for (std::size_t d = 0; d < capacities.size(); ++d) {
    require(capacities[d] >= 1 && capacities[d] <= 64, "desks: a desk has 1 to 64 servers");
    columns.desk[d].servers = columns.desk[d].capacity = capacities[d];
    columns.desk[d].first_server = n_servers;
    n_servers += capacities[d];
  }
  columns.served.resize(n_servers);
  columns.due.assign(n_servers, kNoTurn);
}

template <class Clock>
std::uint32_t BasicDesks<Clock>::bring_up_to(DeskRow& row, Minute now) const {
  const std::uint32_t clock_now = clock_.elapsed(now);
  require(clock_now >= row.last, "desks: time of a desk runs backwards");
  const std::uint64_t span = clock_now - row.last;
  row.area += span * row.in_system;
  row.busy_area += span * row.busy;
  row.last = clock_now;
  return clock_now;
}

template <class Clock>
template <class Started>
void BasicDesks<Clock>::start(DeskColumns& columns, std::uint32_t desk, const Job& job, Minute now,
                              std::uint32_t clock_now, Started&& started) const {
  DeskRow& row = columns.desk[desk];
  const auto server = static_cast<std::uint32_t>(std::countr_one(row.busy_servers));
  row.busy_servers |= std::uint64_t{1} << server;
  ++row.busy;
  Served& place = columns.served[row.first_server + server];
  place.job = job;
  place.started = clock_now;
  started(desk, server, clock_.after(now, job.touch), place.job);
}

template <class Clock>
template <class Started>
void BasicDesks<Clock>::arrive(DeskColumns& columns, std::uint32_t desk, const Job& job, Minute now,
                               Started&& started) const {
  require(job.touch != 0, "desks: a service takes at least a minute");
  DeskRow& row = columns.desk[desk];
  const std::uint32_t clock_now = bring_up_to(row, now);
  ++row.in_system;
  ++row.entered;
  const Job come{job.subject, job.tag, job.touch, clock_now, job.priority, 0, job.note};
  if (row.busy < row.servers) {
    start(columns, desk, come, now, clock_now, started);
  } else {
    detail::append_waiting(columns, desk, come);
  }
}

template <class Clock>
template <class Started>
Job BasicDesks<Clock>::complete(DeskColumns& columns, std::uint32_t desk, std::uint32_t server, Minute now,
                                Started&& started) const {
  DeskRow& row = columns.desk[desk];
  require(server < row.capacity && (row.busy_servers >> server & 1) != 0, "desks: that server is not serving");
  const std::uint32_t clock_now = bring_up_to(row, now);
  const Served served = columns.served[row.first_server + server];
  require(clock_now - served.started == served.job.touch, "desks: the job at that server is not due");
  row.busy_servers &= ~(std::uint64_t{1} << server);
  --row.busy;
  --row.in_system;
  row.touched += served.job.touch;
  row.sojourns += clock_now - served.job.arrival;
  if (row.waiting() != 0 && row.busy < row.servers) {
    start(columns, desk, detail::take_first(columns, desk), now, clock_now, started);
  }
  return served.job;
}

template <class Clock>
bool BasicDesks<Clock>::expedite(DeskColumns& columns, std::uint32_t desk, std::uint32_t subject,
                                 std::uint32_t tag) const {
  Job job;
  if (!detail::take_waiting(columns, desk, Priority::normal, subject, tag, job)) return false;
  job.priority = Priority::expedited;
  detail::append_waiting(columns, desk, job);
  return true;
}

template <class Clock>
auto BasicDesks<Clock>::withdraw(DeskColumns& columns, std::uint32_t desk, std::uint32_t subject, std::uint32_t tag,
                                 Minute now) const -> Withdrawal {
  DeskRow& row = columns.desk[desk];
  Job job;
  if (detail::take_waiting(columns, desk, Priority::normal, subject, tag, job) ||
      detail::take_waiting(columns, desk, Priority::expedited, subject, tag, job)) {
    const std::uint32_t clock_now = bring_up_to(row, now);
    --row.in_system;
    ++row.withdrawn;
    row.sojourns += clock_now - job.arrival;
    return Withdrawal::left_queue;
  }
  for (std::uint64_t left = row.busy_servers; left != 0; left &= left - 1) {
    const auto server = static_cast<std::uint32_t>(std::countr_zero(left));
    Job& running = columns.served[row.first_server + server].job;
    if (running.subject == subject && running.tag == tag) {
      running.abandoned = 1;
      return Withdrawal::abandoned;
    }
  }
  return Withdrawal::not_here;
}

template <class Clock>
template <class Started>
void BasicDesks<Clock>::set_servers(DeskColumns& columns, std::uint32_t desk, std::uint32_t n, Minute now,
                                    Started&& started) const {
  DeskRow& row = columns.desk[desk];
  require(n <= row.capacity, "desks: more servers than the desk has room for");
  const std::uint32_t clock_now = bring_up_to(row, now);
  row.servers = static_cast<std::uint8_t>(n);
  while (row.waiting() != 0 && row.busy < row.servers) {
    start(columns, desk, detail::take_first(columns, desk), now, clock_now, started);
  }
}

template <class Clock>
Balance BasicDesks<Clock>::little(const DeskColumns& columns, std::uint32_t desk, Minute now) const {
  const DeskRow& row = columns.desk[desk];
  const std::uint32_t clock_now = clock_.elapsed(now);
  Balance balance{row.area + std::uint64_t{row.in_system} * (clock_now - row.last), row.sojourns};
  const auto add = [&](const Job& job) { balance.right += clock_now - job.arrival; };
  for (std::uint64_t left = row.busy_servers; left != 0; left &= left - 1) {
    add(columns.served[row.first_server + static_cast<std::uint32_t>(std::countr_zero(left))].job);
  }
  for (std::uint32_t slot : columns.ends[desk].head) {
    for (; slot != kNoSlot; slot = columns.pool[slot].next) add(columns.pool[slot].job);
  }
  const WaitingEnds& ends = columns.ends[desk];
  for (std::uint32_t item = ends.item; item != ends.items_end; ++item)
    add(detail::job_of(detail::item_at(columns, desk, item)));
  return balance;
}

template <class Clock>
Balance BasicDesks<Clock>::work(const DeskColumns& columns, std::uint32_t desk, Minute now) const {
  const DeskRow& row = columns.desk[desk];
  Balance balance{busy_minutes(columns, desk, now), row.touched};
  for (std::uint64_t left = row.busy_servers; left != 0; left &= left - 1) {
    const auto server = static_cast<std::uint32_t>(std::countr_zero(left));
    balance.right += clock_.elapsed(now) - columns.served[row.first_server + server].started;
  }
  return balance;
}

}  // namespace tiexin::sim
