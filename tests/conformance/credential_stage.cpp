#include "conformance/credential_stage.h"

#include <array>
#include <sys/wait.h>
#include <unistd.h>

namespace botoscope::conformance {

namespace {

/// Timers that fire at once.
class NoPauses final : public Timers {
public:
    Id start(std::int64_t, std::function<void()> callback) override
    {
        callback();
        return 0;
    }
    void cancel(Id) override {}
};

class StoppedClock final : public Clock {
public:
    explicit StoppedClock(Timestamp time) : m_time(time) {}
    Timestamp now() const override { return m_time; }
    std::int64_t monotonicMicros() const override { return 0; }

private:
    Timestamp m_time;
};

class NoRandom final : public Random {
public:
    double uniform() override { return 0; }
    std::string uuid4() override { return "00000000-0000-4000-8000-000000000000"; }
};

constexpr int cannotStart = 127;

[[noreturn]] void become(const std::vector<std::string>& arguments, int output)
{
    ::dup2(output, STDOUT_FILENO);
    std::vector<char*> raw;
    for (const std::string& argument : arguments) {
        raw.push_back(const_cast<char*>(argument.c_str()));
    }
    raw.push_back(nullptr);
    ::execvp(raw.front(), raw.data());
    ::_exit(cannotStart);
}

std::string readAll(int descriptor)
{
    std::string text;
    std::array<char, 4096> piece{};
    for (ssize_t size = ::read(descriptor, piece.data(), piece.size()); size > 0;
         size = ::read(descriptor, piece.data(), piece.size())) {
        text.append(piece.data(), static_cast<std::size_t>(size));
    }
    return text;
}

} // namespace

Task<Result<credentials::ProcessOutcome>> PlainProcesses::run(credentials::ProcessRequest request)
{
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) {
        co_return Error(ErrorCode::Io, "no pipe");
    }
    const pid_t child = ::fork();
    if (child == 0) {
        become(request.arguments, ends[1]);
    }
    ::close(ends[1]);
    credentials::ProcessOutcome outcome;
    outcome.output = SecretString(readAll(ends[0]));
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 1;
    if (outcome.status == cannotStart) {
        co_return Error(ErrorCode::Io, "Can't start " + request.arguments.front());
    }
    co_return outcome;
}

CredentialStage::CredentialStage(Timestamp now)
    : timers(std::make_unique<NoPauses>()), clock(std::make_unique<StoppedClock>(now)),
      random(std::make_unique<NoRandom>())
{
}

Result<void> CredentialStage::furnish(const Value& variables, const Value& texts)
{
    for (const auto& [name, value] : variables.map()) {
        environment.set(name.str(), value.toString());
    }
    for (const auto& [path, text] : texts.map()) {
        files.files[path.str()] = text.toString();
    }
    const auto read = [this](const char* variable, const char* usual) {
        const std::string* chosen = environment.find(variable);
        const std::string path = files.expand(chosen ? *chosen : usual, environment);
        const auto found = files.files.find(path);
        config::ConfigFile file;
        file.path = path;
        file.text = found == files.files.end() ? std::nullopt : std::optional(found->second);
        return file;
    };
    auto parsed = config::ProfileStore::parse(
        {read("AWS_CONFIG_FILE", "~/.aws/config"), read("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials")});
    if (!parsed.ok()) {
        return std::move(parsed).error();
    }
    profiles = std::move(*parsed);
    return {};
}

credentials::LocalParts CredentialStage::local()
{
    credentials::LocalParts parts;
    parts.files = &files;
    parts.processes = &processes;
    return parts;
}

std::shared_ptr<credentials::Surroundings>
CredentialStage::surroundings(std::shared_ptr<credentials::ServiceCaller> services)
{
    auto around = std::make_shared<credentials::Surroundings>();
    around->transport = &transport;
    around->timers = timers.get();
    around->clock = clock.get();
    around->random = random.get();
    around->local = local();
    around->services = std::move(services);
    around->settings = config::Settings(environment, profiles);
    around->userAgent = "Botoscope";
    return around;
}

} // namespace botoscope::conformance
