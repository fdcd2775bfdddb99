// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "cli/interrupt.hpp"

namespace stackimpact::cli {

/// Whole lines out of a stream, in a buffer that is used again.
struct LineBlock {
    /// `batch_padding` readable bytes follow. Only the last line of the stream may lack its end.
    std::string_view lines;
    /// How many blocks came before it.
    std::size_t sequence = 0;
    /// Number of its first line in the stream, from 1.
    std::size_t first_line = 1;
    /// What was read of the stream up to its end, in bytes.
    std::size_t read = 0;

    std::unique_ptr<char[]> buffer;
};

/// Gives out the lines of a stream block by block, to any number of threads. Complete lines never
/// wait for more. Of a line longer than `longest_line` only the first `longest_line` + 1 bytes are
/// given out, with a line break; the rest is passed over.
class LineStream {
public:
    /// `input` and `output` are open files; `output` only to see when its reader has left.
    LineStream(int input, int output, const Interrupt& interrupt);

    /// Waits for lines. False: no more are to come, as the stream ended, could not be read, or it
    /// is time to stop. What is then left of a line that did not end is given out only at the end
    /// of the stream.
    [[nodiscard]] bool take(LineBlock& block);

    /// Why reading failed, as an errno value, else 0. Once `take` was false.
    [[nodiscard]] int error() const { return error_; }
    /// Nobody reads the output any more.
    [[nodiscard]] bool abandoned() const { return abandoned_; }

private:
    [[nodiscard]] bool wait(bool patient);
    [[nodiscard]] std::size_t read_some(char* to, std::size_t room);
    /// What is left of the line that was too long; the bytes after it that came with it.
    [[nodiscard]] std::size_t pass_over(char* to);
    void fill(char* bytes, std::size_t& used, std::size_t& end);
    void hand_over(LineBlock& block, std::size_t used, std::size_t end);

    int input_;
    int output_;
    const Interrupt& interrupt_;
    std::mutex mutex_;
    /// Bytes after the lines that were given out.
    std::string rest_;
    bool passing_over_ = false;
    /// At the end of the stream.
    bool ended_ = false;
    /// Before it.
    bool stopped_ = false;
    bool abandoned_ = false;
    int error_ = 0;
    std::size_t sequence_ = 0;
    std::size_t next_line_ = 1;
    std::size_t read_ = 0;
};

}  // namespace stackimpact::cli
