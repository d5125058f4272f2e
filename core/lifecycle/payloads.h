#pragma once
#include "core/base/error.h"
#include "core/events/emitter.h"
#include "core/http/message.h"
#include "core/lifecycle/context.h"

#include <functional>
#include <map>
#include <optional>
#include <string>

// One struct an event; docs/events.md is generated from the comments here: keep the form
//   /// Event: <name pattern>
//   /// When: / Available: / May change: / On error:
namespace botoscope::lifecycle {

/// An answer of which the first one given counts.
template <class T> class FirstAnswer {
public:
    void give(T value)
    {
        if (!m_value) {
            m_value.emplace(std::move(value));
        }
    }
    bool given() const { return m_value.has_value(); }
    const T& get() const { return *m_value; }
    T& get() { return *m_value; }

private:
    std::optional<T> m_value;
};

/// An HTTP response with its parsed form: what answers a call without the network.
struct Answer {
    http::Response response;
    Value parsed;
};

/// Event: choose-service-name
/// When: a client is about to be created, before its model is loaded.
/// Available: the name asked for.
/// May change: the first answer replaces the name.
/// On error: the client is not created.
struct ChooseServiceName final : events::Payload {
    std::string serviceName;
    FirstAnswer<std::string> answer;
    Value snapshot() const override { return Value::object({{"serviceName", serviceName}}); }
    bool answered() const override { return answer.given(); }
};

/// Event: creating-serializer.<service>
/// When: a client is being made, before its serializer is.
/// Available: the service's model.
/// May change: the precision of timestamps on the wire.
/// On error: the client is not created.
struct CreatingSerializer final : events::Payload {
    explicit CreatingSerializer(const model::ServiceModel& m) : model(m) {}
    const model::ServiceModel& model;
    bool millisecondTimestamps = false;
};

/// Event: getattr.<service>.<method>
/// When: a client is asked for a method it does not have.
/// Available: the name asked for.
/// May change: the first answer is the name of the method to call instead.
/// On error: the call fails.
struct GetAttribute final : events::Payload {
    std::string name;
    FirstAnswer<std::string> answer;
    bool answered() const override { return answer.given(); }
};

/// Event: provide-client-params.<service>.<Operation>
/// When: first event of a call.
/// Available: the parameters as given, the operation's model, the call's context.
/// May change: the first answer replaces the parameters.
/// On error: the call fails before anything was built.
struct ProvideClientParams final : events::Payload {
    ProvideClientParams(const model::OperationModel& m, const Value& p, CallContext& c)
        : model(m), params(p), context(c)
    {
    }
    const model::OperationModel& model;
    const Value& params;
    CallContext& context;
    FirstAnswer<Value> replacement;
    Value snapshot() const override;
};

/// Event: before-parameter-build.<service>.<Operation>
/// When: after provide-client-params, before endpoint resolution, validation and serialization.
/// Available: the parameters, the operation's model, the call's context.
/// May change: the parameters, in place (idempotency tokens are filled here).
/// On error: the call fails.
struct BeforeParameterBuild final : events::Payload {
    BeforeParameterBuild(const model::OperationModel& m, Value& p, CallContext& c) : model(m), params(p), context(c) {}
    const model::OperationModel& model;
    Value& params;
    CallContext& context;
    Value snapshot() const override;
};

/// Event: before-endpoint-resolution.<service>
/// When: before the endpoint of this call is computed. The name has no operation chunk.
/// Available: built-in endpoint parameters (region, FIPS, dual-stack, custom endpoint …), the parameters.
/// May change: the built-ins, in place; they hold for this call only. S3 Control fills in the account parameter here.
/// On error: the call fails.
struct BeforeEndpointResolution final : events::Payload {
    BeforeEndpointResolution(const model::OperationModel& m, Value& p, CallContext& c) : model(m), params(p), context(c)
    {
    }
    Value builtins = Map();
    const model::OperationModel& model;
    Value& params;
    CallContext& context;
    Value snapshot() const override;
};

/// Event: before-call.<service>.<Operation>
/// When: the request dict is complete: endpoint resolved, parameters validated and serialized.
/// Available: method, URL, headers, body; the operation's model.
/// May change: the request dict, in place. An answer ends the call without compression, checksum, signing or sending.
/// On error: the call fails.
struct BeforeCall final : events::Payload {
    BeforeCall(const model::OperationModel& m, http::RequestDict& r, CallContext& c) : model(m), request(r), context(c)
    {
    }
    const model::OperationModel& model;
    http::RequestDict& request;
    CallContext& context;
    FirstAnswer<Answer> answer;
    Value snapshot() const override;
    bool answered() const override { return answer.given(); }
};

/// Event: request-created.<service>.<Operation>
/// When: once an attempt, when the request object is made from the request dict. Signing is a handler here.
/// Available: the request of this attempt.
/// May change: the request, in place. What is added after the signer ran is not signed.
/// On error: the call fails.
struct RequestCreated final : events::Payload {
    RequestCreated(const model::OperationModel& m, http::Request& r, CallContext& c) : model(m), request(r), context(c)
    {
    }
    const model::OperationModel& model;
    http::Request& request;
    CallContext& context;
    Value snapshot() const override;
};

/// Event: choose-signer.<service>.<Operation>
/// When: before signing, inside request-created.
/// Available: signing name, region and the signature version chosen so far.
/// May change: the first answer is the signature version to use; "unsigned" signs nothing.
/// On error: the call fails.
struct ChooseSigner final : events::Payload {
    ChooseSigner(const model::OperationModel& m, CallContext& c) : model(m), context(c) {}
    const model::OperationModel& model;
    CallContext& context;
    std::string signingName;
    std::string region;
    std::string signatureVersion;
    FirstAnswer<std::string> answer;
    Value snapshot() const override;
    bool answered() const override { return answer.given(); }
};

/// Event: before-sign.<service>.<Operation>
/// When: right before the signature is computed; also when the request stays unsigned.
/// Available: the request, signing name, region, signature version.
/// May change: the request, in place.
/// On error: the call fails.
struct BeforeSign final : events::Payload {
    BeforeSign(const model::OperationModel& m, http::Request& r, CallContext& c) : model(m), request(r), context(c) {}
    const model::OperationModel& model;
    http::Request& request;
    CallContext& context;
    std::string signingName;
    std::string region;
    std::string signatureVersion;
    Value snapshot() const override;
};

/// Event: before-send.<service>.<Operation>
/// When: the request is final and signed; its bytes go out next.
/// Available: the prepared request.
/// May change: nothing should; the first answer is taken as the HTTP response instead of the network's.
/// On error: the call fails.
struct BeforeSend final : events::Payload {
    BeforeSend(const model::OperationModel& m, http::Request& r, CallContext& c) : model(m), request(r), context(c) {}
    const model::OperationModel& model;
    http::Request& request;
    CallContext& context;
    FirstAnswer<http::Response> answer;
    Value snapshot() const override;
};

/// Event: before-parse.<service>.<Operation>
/// When: a whole response is there, before it is parsed.
/// Available: status, headers and body.
/// May change: the response, in place; members put into customized replace parsed ones.
/// On error: the call fails with after-call-error.
struct BeforeParse final : events::Payload {
    BeforeParse(const model::OperationModel& m, http::Response& r, CallContext& c) : model(m), response(r), context(c)
    {
    }
    const model::OperationModel& model;
    http::Response& response;
    CallContext& context;
    Value customized = Map();
    Value snapshot() const override;
};

/// Event: response-received.<service>.<Operation>
/// When: an attempt is over: a response was parsed, or the transport failed.
/// Available: the response and its parsed form, or the transport's error.
/// May change: nothing.
/// On error: the call fails.
struct ResponseReceived final : events::Payload {
    ResponseReceived(const model::OperationModel& m, CallContext& c) : model(m), context(c) {}
    const model::OperationModel& model;
    CallContext& context;
    const http::Response* response = nullptr; ///< nullptr after a transport failure
    const Value* parsed = nullptr;
    const Error* exception = nullptr;
    Value snapshot() const override;
};

/// What a needs-retry handler says. No answer, or retry == false, ends the attempts.
struct RetryAnswer {
    bool retry = false;
    double delaySeconds = 0;
    std::string reason; ///< in words, for the trace
};

/// Event: needs-retry.<service>.<Operation>
/// When: after every attempt.
/// Available: response and parsed form or the transport's error, number of attempts so far, the request dict.
/// May change: the parsed metadata, the request dict of the next attempt; the first answer decides.
/// On error: the call fails with that error.
struct NeedsRetry final : events::Payload {
    NeedsRetry(const model::OperationModel& m, CallContext& c) : model(m), context(c) {}
    const model::OperationModel& model;
    CallContext& context;
    int attempts = 0;
    http::RequestDict* request = nullptr; ///< never null in a call
    http::Response* response = nullptr;
    Value* parsed = nullptr;
    const Error* exception = nullptr;
    FirstAnswer<RetryAnswer> answer;
    Value snapshot() const override;
};

/// Event: after-call.<service>.<Operation>
/// When: last event of a call that got a response: success, service error, stubbed or short-circuited.
/// Available: the response, the parsed result, the call's context.
/// May change: the parsed result, in place.
/// On error: the call fails.
struct AfterCall final : events::Payload {
    AfterCall(const model::OperationModel& m, const http::Response& r, Value& p, CallContext& c)
        : model(m), response(r), parsed(p), context(c)
    {
    }
    const model::OperationModel& model;
    const http::Response& response;
    Value& parsed;
    CallContext& context;
    Value snapshot() const override;
};

/// Event: after-call-error.<service>.<Operation>
/// When: last event of a call that failed while sending, reading, checking or parsing.
/// Available: the error.
/// May change: nothing.
/// On error: the handler's error replaces the call's.
struct AfterCallError final : events::Payload {
    AfterCallError(const model::OperationModel& m, const Error& e, CallContext& c) : model(m), error(e), context(c) {}
    const model::OperationModel& model;
    const Error& error;
    CallContext& context;
};

/// The wire parts of a call as data, the way traces show them.
Value describe(const http::RequestDict& request);
Value describe(const http::Request& request);
Value describe(const http::Response& response);
/// Body as text if it is valid UTF-8, else as blob; longer than `limit` bytes is cut.
Value describeBody(std::string_view bytes, std::size_t limit = 1 << 20);

} // namespace botoscope::lifecycle
