// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <utility>

namespace stackimpact {

/// What a loader read. False after an error; what could be read is then good only to check other
/// files against, so that one run reports the mistakes of all of them.
template <class T>
class Loaded {
public:
    /// Nothing could be read, as from a text that is no JSON.
    Loaded() = default;
    Loaded(T value, bool sound) : value_(std::move(value)), sound_(sound) {}

    /// True when there was no error.
    [[nodiscard]] bool has_value() const { return sound_; }
    explicit operator bool() const { return sound_; }
    /// What could be read; null when that is nothing.
    [[nodiscard]] const T* readable() const { return value_ ? &*value_ : nullptr; }

    T& operator*() { return *value_; }
    const T& operator*() const { return *value_; }
    T* operator->() { return &*value_; }
    const T* operator->() const { return &*value_; }

private:
    std::optional<T> value_;
    bool sound_ = false;
};

}  // namespace stackimpact
