#pragma once
#include "core/client/client.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace botoscope::client {

/// Answers a client's calls from a queue and checks what they ask for (botocore-behaviour.md §9.3): a call out of
/// order, one too many, or with other parameters fails. Acts through the client's events while it is active. Presigning
/// is left alone. The client must outlive it.
class Stubber {
public:
    /// A parameter that may have any value.
    struct Any {};
    static constexpr Any any{};

    /// What one top-level parameter must be.
    class Wanted {
    public:
        Wanted(Any) {}
        Wanted(Value value) : m_value(std::move(value)) {}
        Wanted(const char* text) : m_value(Value(text)) {}
        bool fits(const Value& given) const { return !m_value || *m_value == given; }
        std::string text() const; ///< as a message shows it

    private:
        std::optional<Value> m_value;
    };
    using ExpectedParams = std::vector<std::pair<std::string, Wanted>>;

    /// A refusal as the service would send it.
    struct ClientError {
        std::string code;
        std::string message;
        int httpStatus = 400;
        Map errorMembers;    ///< more members of Error
        Map metadata;        ///< more members of ResponseMetadata
        Map modelledMembers; ///< of the error's shape
    };

    explicit Stubber(Client& client);
    ~Stubber();
    Stubber(const Stubber&) = delete;
    Stubber& operator=(const Stubber&) = delete;

    void activate();
    void deactivate();

    /// Queues a result. Without expected parameters any will do. Errors: UnknownOperation, ParamValidation (the
    /// response does not fit the operation's output).
    Result<void> addResponse(const std::string& method, Value response,
                             std::optional<ExpectedParams> expected = std::nullopt);
    /// Queues a refusal. Errors: UnknownOperation, ParamValidation (its modelled members).
    Result<void> addClientError(const std::string& method, const ClientError& error,
                                std::optional<ExpectedParams> expected = std::nullopt);

    /// Error InvalidArgument "N responses remaining in queue." unless all were asked for.
    Result<void> assertNoPendingResponses() const;

private:
    struct Queue;
    Result<const model::OperationModel*> operationOf(const std::string& method) const;

    Client& m_client;
    std::shared_ptr<Queue> m_queue;
    bool m_active = false;
};

} // namespace botoscope::client
