#pragma once
#include "core/http/body_source.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace botoscope::app {

/// Tells on standard error, when that is a terminal, how far a body is; at most a few times a second.
class Progress {
public:
    /// verb: "sent", "received". total: bytes as text, empty or no number where nobody knows.
    Progress(std::string verb, const std::string& total);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    void add(std::size_t bytes);
    void restart() { m_done = 0; }

private:
    void show();
    std::string m_verb;
    std::int64_t m_total = 0; ///< 0: unknown
    std::int64_t m_done = 0;
    std::chrono::steady_clock::time_point m_shown;
    bool m_terminal;
    bool m_visible = false;
};

/// The same source, telling how far it is read.
std::shared_ptr<http::BodySource> withProgress(std::shared_ptr<http::BodySource> source);

} // namespace botoscope::app
