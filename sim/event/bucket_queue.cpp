#include "sim/event/bucket_queue.hpp"

#include <algorithm>
#include <functional>

#include "sim/event/sort.hpp"
#include "sim/fetch.hpp"

namespace tiexin::sim {

namespace {

void put_in_order(Event& a, Event& b) {
  const bool swapped = b < a;
  const Event least = swapped ? b : a;
  b = swapped ? a : b;
  a = least;
}

}  // namespace

BucketQueue::BucketQueue() : open_(kInPlace), minutes_(kLow), buckets_(kMiddle + kHigh), occupied_(kBuckets / 64) {
  static_assert(kLow % 64 == 0 && kMiddle % 64 == 0 && kHigh % 64 == 0);
}

Minute BucketQueue::next_minute() const {
  require(size_ != 0, "queue: next_minute of an empty queue");
  if (!late_.empty()) {
    return late_.front().minute();  // at or before now_, and open_ is at now_
  }
  if (next_ < end_) {
    return now_;
  }
  return least_minute(first_from(now_ & (kLow - 1), kBuckets));
}

/// The least minute of a bucket that has events.
Minute BucketQueue::least_minute(std::uint32_t index) const {
  if (index < kLow) {
    return (now_ & ~(kLow - 1)) | index;
  }
  Minute least = 0xffffffff;
  visit(index, [&least](const Event& event) { least = std::min(least, event.minute()); });
  return least;
}

void BucketQueue::clear() {
  now_ = 0;
  size_ = 0;
  next_ = 0;
  end_ = 0;
  free_ = kNone;
  late_.clear();
  chunks_.clear();
  std::fill(minutes_.begin(), minutes_.end(), MinuteBucket{});
  std::fill(buckets_.begin(), buckets_.end(), Bucket{});
  std::fill(occupied_.begin(), occupied_.end(), std::uint64_t{0});
}

void BucketQueue::add_chunk(Bucket& bucket) {
  std::uint32_t chunk = free_;
  if (chunk == kNone) {
    require(chunks_.size() < kNone, "queue: too many events");
    chunk = static_cast<std::uint32_t>(chunks_.size());
    chunks_.emplace_back();
  } else {
    free_ = chunks_[chunk].next;
  }
  chunks_[chunk].next = bucket.chunk;
  bucket = {chunk, 0};
}

/// Puts a chunk on the free list. @returns the next one of its bucket.
std::uint32_t BucketQueue::give_back(std::uint32_t chunk) {
  const std::uint32_t next = chunks_[chunk].next;
  chunks_[chunk].next = free_;
  free_ = chunk;
  return next;
}

void BucketQueue::push_late(Event event) {
  late_.push_back(event);
  std::push_heap(late_.begin(), late_.end(), std::greater<>{});
}

Event BucketQueue::pop_late_or_open() {
  if (next_ < end_ && open_[next_] < late_.front()) {
    return open_[next_++];
  }
  std::pop_heap(late_.begin(), late_.end(), std::greater<>{});
  const Event least = late_.back();
  late_.pop_back();
  return least;
}

/// Opens the next minute that has events. Before: nothing at or before now_ is pending, something after it is.
void BucketQueue::advance() { open_first(first_from(now_ & (kLow - 1), kBuckets)); }

/// Opens the least minute of the first bucket that has events.
void BucketQueue::open_first(std::uint32_t index) {
  while (index >= kLow) {
    deal_out(index);
    index = first_from(0, kBuckets);
  }
  open(index);
}

/// Opens the next minute that has events if it is before `until`. Before: nothing at or before now_ is pending.
///
/// No bucket is dealt out in vain: a push at the minute of a bucket that lies dealt out but unopened would be misfiled.
bool BucketQueue::advance_before(Minute until) {
  if (size_ == 0) {
    return false;
  }
  const std::uint32_t index = first_from(now_ & (kLow - 1), kBuckets);
  if (least_minute(index) >= until) {
    return false;
  }
  open_first(index);
  return true;
}

/// Moves the events of one minute into open_, sorted, and makes it the current minute.
void BucketQueue::open(std::uint32_t index) {
  now_ = (now_ & ~(kLow - 1)) | index;
  mark_empty(index);
  next_ = 0;
  MinuteBucket& bucket = minutes_[index];
  if (bucket.rest.chunk != kNone) [[unlikely]] {
    return open_long(bucket);
  }
  // All places, used or not: a copy of known length is cheaper than a jump that cannot be foreseen.
  std::copy(bucket.first.begin(), bucket.first.end(), open_.begin());
  end_ = bucket.in_place;
  bucket.in_place = 0;
  if (end_ > 1) {
    put_in_order(open_[0], open_[1]);
    if (end_ > 2) {
      put_in_order(open_[1], open_[2]);
      put_in_order(open_[0], open_[1]);
    }
  }
}

/// The same for a minute with more events than are kept in place.
void BucketQueue::open_long(MinuteBucket& bucket) {
  open_.assign(bucket.first.begin(), bucket.first.end());
  visit_chunks(bucket.rest, [this](const Event& event) { open_.push_back(event); });
  for (std::uint32_t chunk = bucket.rest.chunk; chunk != kNone;) {
    chunk = give_back(chunk);
  }
  bucket.rest = {};
  bucket.in_place = 0;
  sort_events(open_, scratch_);
  end_ = open_.size();
}

/// Deals the events of a bucket of a higher ring out to the rings below, which are empty.
void BucketQueue::deal_out(std::uint32_t index) {
  Bucket bucket = buckets_[index - kLow];
  buckets_[index - kLow] = {};
  mark_empty(index);
  // The first minute of the bucket's span: from there bucket_of() files every event of the span below, this minute's
  // own in the lowest ring.
  now_ = index < kLow + kMiddle ? (now_ & ~(kLow * kMiddle - 1)) | (index - kLow) << kLowBits
                                : (index - kLow - kMiddle) << (kLowBits + kMiddleBits);
  while (bucket.chunk != kNone) {
    for (std::uint32_t i = 0; i < bucket.filled; ++i) {
      fetch(&minutes_[chunks_[bucket.chunk].events[i].minute() & (kLow - 1)]);
    }
    for (std::uint32_t i = 0; i < bucket.filled; ++i) {
      const Event event = chunks_[bucket.chunk].events[i];
      file(event, event.minute());
    }
    bucket = {give_back(bucket.chunk), kChunkEvents};
  }
}

/// The first bucket with events in [begin, end), else end. Both rings and words are in order of time.
std::uint32_t BucketQueue::first_from(std::uint32_t begin, std::uint32_t end) const {
  if (begin >= end) {
    return end;
  }
  std::uint32_t word = begin / 64;
  std::uint64_t bits = occupied_[word] & (~std::uint64_t{0} << begin % 64);
  while (bits == 0) {
    if (++word >= end / 64) {
      return end;
    }
    bits = occupied_[word];
  }
  return word * 64 + static_cast<std::uint32_t>(std::countr_zero(bits));
}

}  // namespace tiexin::sim
