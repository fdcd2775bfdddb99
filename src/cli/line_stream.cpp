// SPDX-License-Identifier: MIT
#include "cli/line_stream.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "batch/batch.hpp"

namespace stackimpact::cli {

namespace {

/// Enough lines for threads to be worth while, few enough to stay in a cache.
constexpr std::size_t block_bytes = std::size_t{256} << 10U;
/// A line that is cut, with its line break.
constexpr std::size_t cut_line = longest_line + 2;
constexpr std::size_t buffer_bytes = cut_line + block_bytes;

// So only the first line of a buffer, which began in another, can be too long.
static_assert(2 * block_bytes < longest_line);

constexpr std::size_t none = std::string_view::npos;

/// One behind the first line break from `begin` on.
std::size_t first_end(const char* bytes, std::size_t begin, std::size_t used) {
    const std::size_t found = std::string_view(bytes, used).find('\n', begin);
    return found == none ? none : found + 1;
}

/// One behind the last line break from `begin` on.
std::size_t last_end(const char* bytes, std::size_t begin, std::size_t used) {
    const std::size_t found = std::string_view(bytes + begin, used - begin).rfind('\n');
    return found == none ? none : begin + found + 1;
}

/// Much quicker than to look at every byte, as lines are long.
std::size_t line_breaks(std::string_view lines) {
    std::size_t count = 0;
    for (std::size_t at = lines.find('\n'); at != none; at = lines.find('\n', at + 1)) ++count;
    return count;
}

}  // namespace

LineStream::LineStream(int input, int output, const Interrupt& interrupt)
    : input_(input), output_(output), interrupt_(interrupt) {}

/// Whether there is something to read; patient: waits for it. Never once it is time to stop.
bool LineStream::wait(bool patient) {
    // Errors of the output are told without asking for them.
    std::array<pollfd, 3> files{
        {{input_, POLLIN, 0}, {interrupt_.descriptor(), POLLIN, 0}, {output_, 0, 0}}};
    while (::poll(files.data(), files.size(), patient ? -1 : 0) < 0) {
        if (errno == EINTR || errno == EAGAIN) continue;
        error_ = errno;
        break;
    }
    abandoned_ = (files[2].revents & POLLERR) != 0;
    if (abandoned_ || error_ != 0 || interrupt_.stopped()) stopped_ = true;
    return !stopped_ && files[0].revents != 0;
}

std::size_t LineStream::read_some(char* to, std::size_t room) {
    const ssize_t got = ::read(input_, to, room);
    if (got > 0) {
        read_ += static_cast<std::size_t>(got);
        return static_cast<std::size_t>(got);
    }
    // Another process may have been quicker.
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return 0;
    if (got < 0) error_ = errno;
    (got < 0 ? stopped_ : ended_) = true;
    return 0;
}

std::size_t LineStream::pass_over(char* to) {
    while (passing_over_ && !ended_ && wait(true)) {
        const std::size_t got = read_some(to, block_bytes);
        const std::size_t end = first_end(to, 0, got);
        if (end == none) continue;
        passing_over_ = false;
        std::memmove(to, to + end, got - end);
        return got - end;
    }
    return 0;
}

/// Reads on until a line ended, or is too long, and then only what is there already. `end` is one
/// behind the last complete line.
void LineStream::fill(char* bytes, std::size_t& used, std::size_t& end) {
    std::size_t fresh = 0;
    while (!ended_ && (end == none ? used < cut_line : fresh < block_bytes)) {
        if (!wait(end == none)) return;
        const std::size_t room = end == none ? block_bytes : block_bytes - fresh;
        const std::size_t got = read_some(bytes + used, room);
        const std::size_t found = last_end(bytes, used, used + got);
        if (found != none) end = found;
        used += got;
        fresh += got;
    }
}

bool LineStream::take(LineBlock& block) {
    const std::lock_guard lock(mutex_);
    if (stopped_) return false;
    if (!block.buffer) {
        block.buffer = std::make_unique_for_overwrite<char[]>(buffer_bytes + batch_padding);
    }
    char* const bytes = block.buffer.get();
    std::size_t used = rest_.size();
    std::memcpy(bytes, rest_.data(), used);
    rest_.clear();
    if (passing_over_) used = pass_over(bytes);
    std::size_t end = last_end(bytes, 0, used);
    fill(bytes, used, end);
    if (used == 0 || (stopped_ && end == none)) return false;
    hand_over(block, used, end);
    return true;
}

void LineStream::hand_over(LineBlock& block, std::size_t used, std::size_t end) {
    char* const bytes = block.buffer.get();
    const std::size_t first = first_end(bytes, 0, used);
    const bool too_long = (first == none ? used : first - 1) >= cut_line;
    if (too_long) {
        passing_over_ = first == none;
        if (first != none) rest_.assign(bytes + first, used - first);
        // A return within a line must not look like half of its break.
        if (bytes[longest_line] == '\r') bytes[longest_line] = ' ';
        bytes[longest_line + 1] = '\n';
        end = cut_line;
    } else if (ended_) {
        // The last line of a stream needs no line break.
        end = used;
    } else {
        rest_.assign(bytes + end, used - end);
    }
    block.lines = {bytes, end};
    block.sequence = sequence_++;
    block.first_line = next_line_;
    block.read = read_;
    next_line_ += line_breaks(block.lines);
}

}  // namespace stackimpact::cli
