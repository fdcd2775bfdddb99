// SPDX-License-Identifier: MIT
#pragma once

#include <sys/stat.h>

#include <optional>
#include <string>

namespace stackimpact::cli {

/// A file that is written whole or not at all: under a temporary name beside it, renamed by
/// `commit`, when the target is absent or a regular file (whose mode stays). A device or FIFO, and
/// what cannot be renamed over, is written through. Without `commit` the old file stays.
class OutputFile {
public:
    /// True for what is absent or a regular file, false for a device, a FIFO and a link to nothing.
    [[nodiscard]] static bool is_replaced(const std::string& path);

    /// Opening a FIFO waits for its reader.
    explicit OutputFile(const std::string& path);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    /// Why it cannot be written, as an errno value, else 0.
    [[nodiscard]] int error() const { return error_; }
    /// Where to write; open unless there is an error.
    [[nodiscard]] int descriptor() const { return descriptor_; }

    /// Closes the file and puts it in its place; an errno value if that fails, else 0.
    [[nodiscard]] int commit();

private:
    void open_through();
    void open_beside();
    [[nodiscard]] int rename_or_copy();

    std::string path_;
    /// Empty when the target is written through.
    std::string temporary_;
    std::optional<struct stat> before_;
    int descriptor_ = -1;
    int error_ = 0;
};

}  // namespace stackimpact::cli
