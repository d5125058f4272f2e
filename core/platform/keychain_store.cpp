#include "core/platform/keychain_store.h"

#include <QTimer>
#include <qt6keychain/keychain.h>

namespace botoscope::platform {

namespace {

constexpr const char* serviceName = "botoscope";

/// How a job ended.
struct Ended {
    QKeychain::Error error = QKeychain::NoError;
    std::string reason;
    SecretString text;

    Ended() = default;
};

Error failure(const Ended& ended)
{
    std::string reason = ended.reason;
    if (reason.empty()) {
        const bool denied = ended.error == QKeychain::AccessDenied || ended.error == QKeychain::AccessDeniedByUser;
        reason = denied ? "access was denied" : "no reason was given";
    }
    Error error(ErrorCode::CredentialRetrieval, "the keychain can't be used: " + reason);
    error.with("keychain", "unavailable");
    return error;
}

/// Starts a job that owns itself and answers later, never from inside the job's own signal.
template <class Job>
void run(Job* job, const std::string& key, QObject& context, int limitMillis, Completion<Ended>::Resolver resolver)
{
    job->setKey(QString::fromStdString(key));
    job->setInsecureFallback(false); // nothing is kept in plain text
    const auto answer = [&context, resolver](const Ended& ended) {
        QMetaObject::invokeMethod(
            &context, [resolver, ended] { resolver.resolve(ended); }, Qt::QueuedConnection);
    };
    QObject::connect(job, &QKeychain::Job::finished, &context, [job, answer](QKeychain::Job*) {
        Ended ended;
        ended.error = job->error();
        ended.reason = job->errorString().toStdString();
        if constexpr (std::is_same_v<Job, QKeychain::ReadPasswordJob>) {
            ended.text = SecretString(job->textData().toStdString());
        }
        answer(ended);
    });
    QTimer::singleShot(limitMillis, &context, [resolver] {
        Ended ended;
        ended.error = QKeychain::OtherError;
        ended.reason = "it did not answer in time (is a password prompt open?)";
        resolver.resolve(ended); // without effect once there is an answer
    });
    job->start();
}

} // namespace

Task<Result<std::optional<SecretString>>> KeychainStore::read(std::string key)
{
    Completion<Ended> arrival;
    run(new QKeychain::ReadPasswordJob(QLatin1String(serviceName)), key, *this, m_limitMillis, arrival.resolver());
    auto ended = co_await arrival;
    if (ended.error == QKeychain::EntryNotFound) {
        co_return std::optional<SecretString>();
    }
    if (ended.error != QKeychain::NoError) {
        co_return failure(ended);
    }
    co_return std::optional(std::move(ended.text));
}

Task<Result<void>> KeychainStore::write(std::string key, SecretString text)
{
    Completion<Ended> arrival;
    auto* job = new QKeychain::WritePasswordJob(QLatin1String(serviceName));
    job->setTextData(QString::fromStdString(text.reveal()));
    run(job, key, *this, m_limitMillis, arrival.resolver());
    auto ended = co_await arrival;
    co_return ended.error == QKeychain::NoError ? Result<void>() : Result<void>(failure(ended));
}

Task<Result<void>> KeychainStore::remove(std::string key)
{
    Completion<Ended> arrival;
    run(new QKeychain::DeletePasswordJob(QLatin1String(serviceName)), key, *this, m_limitMillis, arrival.resolver());
    auto ended = co_await arrival;
    const bool gone = ended.error == QKeychain::NoError || ended.error == QKeychain::EntryNotFound;
    co_return gone ? Result<void>() : Result<void>(failure(ended));
}

} // namespace botoscope::platform
