#include "sim/service/desk_columns.hpp"

#include "sim/service/desks.hpp"

namespace tiexin::sim {

std::vector<WaitingRow> waiting_rows(const DeskColumns& columns) {
  std::vector<WaitingRow> rows;
  for (std::uint32_t desk = 0; desk < columns.desk.size(); ++desk) {
    for (std::uint32_t slot : columns.ends[desk].head) {
      for (; slot != kNoSlot; slot = columns.pool[slot].next) rows.push_back({desk, columns.pool[slot].job});
    }
  }
  return rows;
}

void restore_waiting(DeskColumns& columns, const std::vector<WaitingRow>& rows) {
  columns.pool.clear();
  columns.free_slot = kNoSlot;
  columns.ends.assign(columns.desk.size(), WaitingEnds{});
  columns.ahead.assign(columns.desk.size(), BackgroundAhead{});
  columns.by_name.assign(kNameBuckets, kNoSlot);
  std::uint32_t n_servers = 0;
  for (const DeskRow& row : columns.desk) {
    require(row.first_server == n_servers, "desks: places of servers do not follow the capacities");
    n_servers += row.capacity;
  }
  require(columns.served.size() == n_servers, "desks: rows of servers do not fit the capacities");
  std::vector<std::uint32_t> waiting(columns.desk.size());
  for (const WaitingRow& row : rows) {
    require(row.desk < columns.desk.size(), "desks: a waiting job of a desk that does not exist");
    require(static_cast<std::size_t>(row.job.priority) < kPriorities, "desks: a waiting job without a class");
    detail::append_waiting(columns, row.desk, row.job);
    ++waiting[row.desk];
  }
  for (std::size_t d = 0; d < waiting.size(); ++d) {
    require(waiting[d] == columns.desk[d].waiting(), "desks: waiting jobs do not add up to the number waiting");
  }
}

namespace detail {

namespace {

std::uint32_t& first_of_name(DeskColumns& columns, std::uint32_t subject, std::uint32_t tag) {
  const std::uint32_t mixed = (subject ^ tag * 0x85eb'ca6bU) * 0x9e37'79b1U;
  return columns.by_name[mixed / (0xffff'ffffU / kNameBuckets + 1)];
}

}  // namespace

void append_waiting(DeskColumns& columns, std::uint32_t desk, const Job& job) {
  std::uint32_t slot = columns.free_slot;
  if (slot == kNoSlot) {
    slot = static_cast<std::uint32_t>(columns.pool.size());
    columns.pool.emplace_back();
  } else {
    columns.free_slot = columns.pool[slot].next;
  }
  WaitingEnds& ends = columns.ends[desk];
  const auto list = static_cast<std::size_t>(job.priority);
  columns.pool[slot] = {job, desk, kNoSlot, ends.tail[list], kNoSlot};
  (ends.head[list] == kNoSlot ? ends.head[list] : columns.pool[ends.tail[list]].next) = slot;
  ends.tail[list] = slot;
  if (job.subject == kBackgroundSubject) return;
  // At the end of its bucket: of two jobs of one name the first to come is the first to be found.
  std::uint32_t* last = &first_of_name(columns, job.subject, job.tag);
  while (*last != kNoSlot) last = &columns.pool[*last].next_of_name;
  *last = slot;
}

Job take_slot(DeskColumns& columns, std::uint32_t slot) {
  const Waiting here = columns.pool[slot];
  WaitingEnds& ends = columns.ends[here.desk];
  const auto list = static_cast<std::size_t>(here.job.priority);
  (here.previous == kNoSlot ? ends.head[list] : columns.pool[here.previous].next) = here.next;
  (here.next == kNoSlot ? ends.tail[list] : columns.pool[here.next].previous) = here.previous;
  if (here.job.subject != kBackgroundSubject) {
    std::uint32_t* link = &first_of_name(columns, here.job.subject, here.job.tag);
    while (*link != slot) link = &columns.pool[*link].next_of_name;
    *link = here.next_of_name;
  }
  columns.pool[slot].next = columns.free_slot;
  columns.free_slot = slot;
  return here.job;
}

bool take_waiting(DeskColumns& columns, std::uint32_t desk, Priority priority, std::uint32_t subject, std::uint32_t tag,
                  Job& job) {
  std::uint32_t slot = first_of_name(columns, subject, tag);
  for (; slot != kNoSlot; slot = columns.pool[slot].next_of_name) {
    const Waiting& here = columns.pool[slot];
    if (here.desk != desk || here.job.priority != priority || here.job.subject != subject || here.job.tag != tag)
      continue;
    job = take_slot(columns, slot);
    return true;
  }
  return false;
}

}  // namespace detail
}  // namespace tiexin::sim
