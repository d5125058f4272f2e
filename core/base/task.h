#pragma once
#include <coroutine>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace botoscope {

// Eager, owning coroutines (docs/adr: asynchrony). A Task starts at once; destroying it before it is done destroys the
// suspended frames below it, whose destructors cancel what they wait for. The operand of co_await must be a plain name:
// g++ 12 miscompiles other forms (tests/rules checks it). A Task must not be destroyed from inside its own frame.

namespace detail {

struct FinalAwaiter {
    bool await_ready() const noexcept { return false; }
    template <class Promise> void await_suspend(std::coroutine_handle<Promise> handle) const noexcept
    {
        auto& promise = handle.promise();
        promise.done = true;
        if (promise.continuation) {
            promise.continuation.resume();
        } else if (promise.onDone) {
            auto callback = std::move(promise.onDone);
            callback();
        }
    }
    void await_resume() const noexcept {}
};

struct PromiseBase {
    std::coroutine_handle<> continuation;
    std::function<void()> onDone;
    bool done = false;

    std::suspend_never initial_suspend() const noexcept { return {}; }
    FinalAwaiter final_suspend() const noexcept { return {}; }
    // Core reports failures as values; an exception that reaches a frame's edge is a defect of ours.
    void unhandled_exception() const noexcept { std::terminate(); }
};

} // namespace detail

template <class T = void> class [[nodiscard]] Task;

template <class T> class [[nodiscard]] Task {
public:
    struct promise_type : detail::PromiseBase {
        std::optional<T> result;
        Task get_return_object() { return Task(std::coroutine_handle<promise_type>::from_promise(*this)); }
        template <class U> void return_value(U&& value) { result.emplace(std::forward<U>(value)); }
    };

    Task() = default;
    Task(Task&& other) noexcept : m_handle(std::exchange(other.m_handle, nullptr)) {}
    Task& operator=(Task&& other) noexcept
    {
        std::swap(m_handle, other.m_handle);
        return *this;
    }
    ~Task()
    {
        if (m_handle) {
            m_handle.destroy();
        }
    }
    bool done() const { return m_handle && m_handle.promise().done; }
    /// The result of a finished task.
    T take() { return std::move(*m_handle.promise().result); }
    /// Calls back when done; at once if it is. For roots only (a task that is awaited has its awaiter).
    void whenDone(std::function<void()> callback)
    {
        if (done()) {
            callback();
        } else {
            m_handle.promise().onDone = std::move(callback);
        }
    }

    bool await_ready() const noexcept { return done(); }
    void await_suspend(std::coroutine_handle<> awaiting) noexcept { m_handle.promise().continuation = awaiting; }
    T await_resume() { return take(); }

private:
    explicit Task(std::coroutine_handle<promise_type> handle) : m_handle(handle) {}
    std::coroutine_handle<promise_type> m_handle;
};

template <> class [[nodiscard]] Task<void> {
public:
    struct promise_type : detail::PromiseBase {
        Task get_return_object() { return Task(std::coroutine_handle<promise_type>::from_promise(*this)); }
        void return_void() const noexcept {}
    };

    Task() = default;
    Task(Task&& other) noexcept : m_handle(std::exchange(other.m_handle, nullptr)) {}
    Task& operator=(Task&& other) noexcept
    {
        std::swap(m_handle, other.m_handle);
        return *this;
    }
    ~Task()
    {
        if (m_handle) {
            m_handle.destroy();
        }
    }
    bool done() const { return m_handle && m_handle.promise().done; }
    void whenDone(std::function<void()> callback)
    {
        if (done()) {
            callback();
        } else {
            m_handle.promise().onDone = std::move(callback);
        }
    }

    bool await_ready() const noexcept { return done(); }
    void await_suspend(std::coroutine_handle<> awaiting) noexcept { m_handle.promise().continuation = awaiting; }
    void await_resume() const noexcept {}

private:
    explicit Task(std::coroutine_handle<promise_type> handle) : m_handle(handle) {}
    std::coroutine_handle<promise_type> m_handle;
};

/// A result that arrives later, from a callback. The side that waits owns a Completion and awaits it; the side that
/// answers holds its Resolver. When the waiting frame is destroyed first, the cancel action runs and a later answer is
/// dropped. Resolve from the same thread only, and never from inside a library's callback that forbids re-entry.
template <class T> class Completion {
    struct State {
        std::optional<T> value;
        std::coroutine_handle<> waiting;
        bool abandoned = false;
    };

public:
    class Resolver {
    public:
        Resolver() = default;
        void resolve(T value) const
        {
            const auto state = m_state; // the frame may go while it runs on
            if (!state || state->abandoned || state->value) {
                return;
            }
            state->value.emplace(std::move(value));
            if (auto waiting = std::exchange(state->waiting, nullptr)) {
                waiting.resume();
            }
        }
        bool abandoned() const { return !m_state || m_state->abandoned; }

    private:
        friend Completion;
        explicit Resolver(std::shared_ptr<State> state) : m_state(std::move(state)) {}
        std::shared_ptr<State> m_state;
    };

    Completion() : m_state(std::make_shared<State>()) {}
    Completion(const Completion&) = delete;
    Completion& operator=(const Completion&) = delete;
    ~Completion()
    {
        m_state->abandoned = true;
        if (!m_state->value && m_cancel) {
            m_cancel();
        }
    }
    Resolver resolver() const { return Resolver(m_state); }
    /// What to do when nobody waits any more.
    void onCancel(std::function<void()> cancel) { m_cancel = std::move(cancel); }

    bool await_ready() const noexcept { return m_state->value.has_value(); }
    void await_suspend(std::coroutine_handle<> waiting) noexcept { m_state->waiting = waiting; }
    T await_resume() { return std::move(*m_state->value); }

private:
    std::shared_ptr<State> m_state;
    std::function<void()> m_cancel;
};

/// Owns root tasks; destroying or resetting it cancels them. Finished ones are freed at the next add or sweep.
class Scope {
public:
    void add(Task<> task)
    {
        sweep();
        if (!task.done()) {
            m_tasks.push_back(std::move(task));
        }
    }
    void sweep()
    {
        std::erase_if(m_tasks, [](const Task<>& task) { return task.done(); });
    }
    void reset() { m_tasks.clear(); }
    bool idle()
    {
        sweep();
        return m_tasks.empty();
    }

private:
    std::vector<Task<>> m_tasks;
};

} // namespace botoscope
