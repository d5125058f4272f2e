#pragma once
#include "core/base/task.h"
#include "core/credentials/fetch_log.h"

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace botoscope::credentials {

/// Work that is done once however many wait for it: the first starts it, the others join, all get its result. It is
/// cancelled when the last one who waits is. T is copied to each.
template <class T> class SingleFlight {
public:
    using Start = std::function<Task<T>(FetchLog&)>;
    explicit SingleFlight(const Clock& clock) : m_clock(clock) {}

    bool running() const { return m_state->run != nullptr; }
    /// start is used when nothing runs yet, and kept until its task has ended. What it logs goes to the first that
    /// waits and is still there.
    Task<T> join(Start start, FetchLog& log)
    {
        const std::shared_ptr<Run> run = m_state->run ? m_state->run : begin(std::move(start), log.wanted());
        Waiter waiter(m_state, run, log);
        if (run->result) {
            co_return *run->result;
        }
        Completion<T> done;
        run->waiting.push_back(done.resolver());
        auto result = co_await done;
        co_return result;
    }

private:
    struct Run {
        Run(bool wanted, const Clock& clock) : log(wanted, clock) {}
        FetchLog log;
        Start start;
        Task<T> task;
        std::optional<T> result;
        std::vector<typename Completion<T>::Resolver> waiting;
        int waiters = 0;
    };
    struct State {
        std::shared_ptr<Run> run; ///< while it runs
    };
    /// One who waits; when the last of them goes before the end, so does the run.
    class Waiter {
    public:
        Waiter(std::shared_ptr<State> state, std::shared_ptr<Run> run, FetchLog& log)
            : m_state(std::move(state)), m_run(std::move(run)), m_log(log)
        {
            ++m_run->waiters;
        }
        Waiter(const Waiter&) = delete;
        Waiter& operator=(const Waiter&) = delete;
        ~Waiter()
        {
            m_log.take(m_run->log);
            if (--m_run->waiters == 0 && !m_run->result && m_state->run == m_run) {
                m_state->run.reset();
                m_run->task = Task<T>();
            }
        }

    private:
        std::shared_ptr<State> m_state;
        std::shared_ptr<Run> m_run;
        FetchLog& m_log;
    };

    std::shared_ptr<Run> begin(Start start, bool wanted)
    {
        const auto run = std::make_shared<Run>(wanted, m_clock);
        m_state->run = run;
        run->start = std::move(start);
        run->task = run->start(run->log);
        run->task.whenDone([weak = std::weak_ptr<Run>(run), state = m_state] {
            const auto ended = weak.lock();
            if (!ended) {
                return;
            }
            ended->result = ended->task.take();
            state->run.reset();
            for (const auto& one : std::exchange(ended->waiting, {})) {
                one.resolve(*ended->result);
            }
        });
        return run;
    }

    const Clock& m_clock;
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace botoscope::credentials
