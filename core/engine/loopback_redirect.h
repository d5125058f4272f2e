#pragma once
#include "core/credentials/sign_in_host.h"

#include <QObject>
#include <memory>
#include <string>

namespace botoscope::engine {

/// The address that a browser is sent back to after a sign-in: a port of 127.0.0.1 that nobody knows before, open until
/// the answer is there. The browser gets a page that says so. Lives in the thread that made it.
class LoopbackRedirect final : public credentials::RedirectListener {
public:
    /// owner's thread runs the events; it owns what is left of the conversation with the browser. Error: Io.
    static Result<std::unique_ptr<credentials::RedirectListener>> listen(QObject& owner);
    ~LoopbackRedirect() override;
    std::string url() const override;
    Task<Result<http::Parameters>> answer(std::string state, std::int64_t timeoutMicros) override;

private:
    struct Shared;
    explicit LoopbackRedirect(std::shared_ptr<Shared> shared) : m_shared(std::move(shared)) {}
    std::shared_ptr<Shared> m_shared;
};

} // namespace botoscope::engine
