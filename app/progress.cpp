#include "app/progress.h"

#include <cstdio>
#include <cstdlib>
#include <unistd.h>

namespace botoscope::app {

namespace {

constexpr auto pause = std::chrono::milliseconds(200);

double mebibytes(std::int64_t bytes)
{
    return static_cast<double>(bytes) / (1024.0 * 1024.0);
}

class ObservedSource final : public http::BodySource {
public:
    explicit ObservedSource(std::shared_ptr<http::BodySource> inner)
        : m_inner(std::move(inner)),
          m_progress("sent", m_inner->size() ? std::to_string(*m_inner->size()) : std::string())
    {
    }
    std::optional<std::int64_t> size() const override { return m_inner->size(); }
    Result<std::size_t> read(char* buffer, std::size_t size) override
    {
        auto count = m_inner->read(buffer, size);
        if (count && *count != notYet) {
            m_progress.add(*count);
        }
        return count;
    }
    Result<void> rewind() override
    {
        m_progress.restart();
        return m_inner->rewind();
    }
    std::string description() const override { return m_inner->description(); }
    void whenReady(std::function<void()> callback) override { m_inner->whenReady(std::move(callback)); }

private:
    std::shared_ptr<http::BodySource> m_inner;
    Progress m_progress;
};

} // namespace

Progress::Progress(std::string verb, const std::string& total)
    : m_verb(std::move(verb)), m_total(std::strtoll(total.c_str(), nullptr, 10)),
      m_shown(std::chrono::steady_clock::now()), m_terminal(isatty(STDERR_FILENO) == 1)
{
}

Progress::~Progress()
{
    if (m_visible) {
        std::fprintf(stderr, "\r\x1b[K"); // the line is gone when the work is done
    }
}

void Progress::add(std::size_t bytes)
{
    m_done += static_cast<std::int64_t>(bytes);
    const auto now = std::chrono::steady_clock::now();
    if (m_terminal && now - m_shown >= pause) {
        m_shown = now;
        show();
    }
}

void Progress::show()
{
    m_visible = true;
    if (m_total > 0) {
        std::fprintf(stderr, "\r\x1b[K%.1f of %.1f MiB %s", mebibytes(m_done), mebibytes(m_total), m_verb.c_str());
    } else {
        std::fprintf(stderr, "\r\x1b[K%.1f MiB %s", mebibytes(m_done), m_verb.c_str());
    }
}

std::shared_ptr<http::BodySource> withProgress(std::shared_ptr<http::BodySource> source)
{
    return std::make_shared<ObservedSource>(std::move(source));
}

} // namespace botoscope::app
