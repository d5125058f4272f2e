#include "core/model/service_model.h"

#include <unordered_set>

// The models say "readonly" of a tenth of the operations only, so names must do for the rest. When in doubt an
// operation writes: a warning too many is better than one too few.

namespace botoscope::model {

namespace {

using Words = std::vector<std::string>;
using WordSet = std::unordered_set<std::string_view>;

Words wordsOf(std::string_view operationName)
{
    Words words(1);
    for (const char c : xformName(operationName)) {
        if (c == '_') {
            words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    return words;
}

/// The word that says what is done: "BatchDeleteItem" deletes, "AdminGetUser" gets.
const std::string& verbOf(const Words& words)
{
    static const WordSet prefixes{"batch", "admin", "bulk", "force"};
    return words[words.size() > 1 && prefixes.contains(words.front()) ? 1 : 0];
}

/// Names whose verb misleads: each takes away what is there, whatever it is called.
bool destroysByFullName(std::string_view name)
{
    static const WordSet names{"CloseAccount",
                               "DisassociateRecoveryPoint",
                               "DisassociateSourceFromS3TableIntegration",
                               "EvictFilesFailingUpload",
                               "ExecuteFastReset",
                               "LeaveOrganization",
                               "RebuildEnvironment",
                               "ResetGraph",
                               "RestoreFromSnapshot",
                               "RestoreVolumeFromSnapshot",
                               "SkipWaitTimeForInstanceTermination",
                               "StartOutpostDecommission",
                               "StopQAppSession"};
    return names.contains(name);
}

/// Names that sound like a question and are not one: they take a task, register, send or start something.
bool changesByFullName(std::string_view name)
{
    static const WordSet names{"CheckInLicense",
                               "GetActivityTask",
                               "GetEventPrediction",
                               "GetId",
                               "GetOpenIdTokenForDeveloperIdentity",
                               "GetScalingConfigurationRecommendation",
                               "GetShippingLabel",
                               "GetUserAttributeVerificationCode",
                               "PreviewPortal",
                               "TestAlarm",
                               "TestFailover",
                               "TestInvokeAuthorizer",
                               "TestInvokeMethod",
                               "TestMigration",
                               "TestRepositoryTriggers",
                               "TestState",
                               "TestType",
                               "TestWirelessDevice"};
    return names.contains(name);
}

/// Questions that no verb gives away.
bool readsByFullName(std::string_view name)
{
    static const WordSet names{"BatchRead",
                               "ClassifyDocument",
                               "DomainMetadata",
                               "DownloadDBLogFilePortion",
                               "EvaluateCode",
                               "EvaluateExpression",
                               "EvaluateMappingTemplate",
                               "EvaluatePullRequestApprovalRules",
                               "IsVpcPeered",
                               "RecognizeCelebrities",
                               "ResolveAlias",
                               "ResolveComponentCandidates",
                               "Retrieve",
                               "RetrieveEnvironmentInfo",
                               "RetrieveMemoryRecords",
                               "TranslateText",
                               "ViewBilling"};
    return names.contains(name);
}

bool destroysByWords(const Words& words)
{
    static const WordSet verbs{"delete", "terminate",   "remove",      "purge",   "deregister", "unregister", "destroy",
                               "erase",  "drop",        "release",     "dispose", "discard",    "flush",      "abort",
                               "clear",  "deprovision", "unsubscribe", "expire",  "forget",     "redact"};
    static const WordSet starters{"start", "schedule", "initiate", "create", "detach"};
    static const WordSet deeds{"delete", "deletion", "terminate", "termination", "flush"};
    if (verbs.contains(verbOf(words))) {
        return true;
    }
    return starters.contains(words.front()) &&
           std::any_of(words.begin() + 1, words.end(), [](const auto& word) { return deeds.contains(word); });
}

/// Verbs of deeds that their opposite undoes. Half of the services send them as DELETE, half as POST: it is one deed.
bool isReversible(const Words& words)
{
    static const WordSet verbs{"untag", "disassociate", "dissociate", "detach", "stop", "reject"};
    return verbs.contains(verbOf(words));
}

bool readsByWords(const Words& words)
{
    static const WordSet verbs{"get",     "list",     "describe", "search",  "query",    "scan",
                               "lookup",  "head",     "select",   "check",   "test",     "validate",
                               "preview", "estimate", "simulate", "decode",  "filter",   "count",
                               "compare", "infer",    "discover", "analyze", "contains", "calculate"};
    const std::string& verb = verbOf(words);
    // "DetectFaces" answers at once, "DetectStackDrift" starts a job.
    return verbs.contains(verb) || (verb == "detect" && words.back() != "drift");
}

/// Verbs that overrule a GET or a "readonly": some models say so of operations that start or revoke something.
bool changesByWords(const Words& words)
{
    static const WordSet verbs{"start",   "stop",   "create", "update",  "put",    "set",    "reset",  "send",
                               "confirm", "accept", "enable", "disable", "cancel", "revoke", "execute"};
    return verbs.contains(verbOf(words));
}

} // namespace

OperationClass OperationModel::operationClass() const
{
    const Words words = wordsOf(name);
    if (destroysByFullName(name) || destroysByWords(words) || (http.method == "DELETE" && !isReversible(words))) {
        return OperationClass::Destroys;
    }
    if (changesByFullName(name) || changesByWords(words)) {
        return OperationClass::Writes;
    }
    const bool reads =
        readonly || http.method == "GET" || http.method == "HEAD" || readsByFullName(name) || readsByWords(words);
    return reads ? OperationClass::Reads : OperationClass::Writes;
}

} // namespace botoscope::model
