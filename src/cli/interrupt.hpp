// SPDX-License-Identifier: MIT
#pragma once

namespace stackimpact::cli {

/// While it lives, the signals that ask a program to end (SIGINT, SIGTERM, SIGHUP; not those that
/// the caller had ignored) only ask to stop: what is in hand is finished. A second one ends the
/// program at once. There is one at a time.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    /// Becomes readable, and stays so, when it is time to stop. For poll(2).
    [[nodiscard]] int descriptor() const;
    /// The signal that came, else 0.
    [[nodiscard]] int signal() const;
    /// Wakes up who waits, for another reason than a signal. From any thread.
    void stop();
    /// A signal came, or `stop` was called.
    [[nodiscard]] bool stopped() const;
};

}  // namespace stackimpact::cli
