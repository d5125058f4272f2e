#pragma once
#include "conformance/replay.h"
#include "conformance/suite.h"
#include "core/credentials/process_runner.h"
#include "core/credentials/surroundings.h"
#include "support/credential_fakes.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace botoscope::conformance {

/// Runs programs for real, one after the other, and waits for them.
class PlainProcesses final : public credentials::ProcessRunner {
public:
    Task<Result<credentials::ProcessOutcome>> run(credentials::ProcessRequest request) override;
};

/// Calls to services, kept and answered by a function.
class ScriptedServices final : public credentials::ServiceCaller {
public:
    using Answer = std::function<Result<credentials::ServiceAnswer>(const credentials::ServiceCall&)>;
    explicit ScriptedServices(Answer answer) : m_answer(std::move(answer)) {}
    Task<Result<credentials::ServiceAnswer>> call(credentials::ServiceCall call, credentials::FetchLog&) override
    {
        calls.push_back(call);
        co_return m_answer(call);
    }
    std::vector<credentials::ServiceCall> calls;

private:
    Answer m_answer;
};

/// The world a case of the suite describes: variables, files, a clock that stands, HTTP by script.
struct CredentialStage {
    explicit CredentialStage(Timestamp now);

    /// Variables as in "env" and files as in "files" (virtual paths); the profile files among them are read.
    Result<void> furnish(const Value& environment, const Value& files);
    credentials::LocalParts local();
    /// For providers by themselves; services may be null.
    std::shared_ptr<credentials::Surroundings> surroundings(std::shared_ptr<credentials::ServiceCaller> services);

    ScriptedTransport transport;
    std::unique_ptr<Timers> timers;
    std::unique_ptr<Clock> clock;
    std::unique_ptr<Random> random;
    test::FakeFiles files;
    PlainProcesses processes;
    config::Environment environment;
    config::ProfileStore profiles;
};

} // namespace botoscope::conformance
