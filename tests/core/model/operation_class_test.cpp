#include "core/model/service_model.h"

#include <gtest/gtest.h>

namespace botoscope::model {

namespace {

OperationClass classOf(std::string_view name, std::string method = "POST", bool readonly = false)
{
    OperationModel operation;
    operation.name = Name(name);
    operation.http.method = std::move(method);
    operation.readonly = readonly;
    return operation.operationClass();
}

} // namespace

TEST(OperationClass, DestroyingNamesDestroy)
{
    for (const std::string_view name :
         {"DeleteBucket", "TerminateInstances", "RemoveTags", "PurgeQueue", "DeregisterImage", "BatchDeleteImage",
          "AdminDeleteUser", "ScheduleKeyDeletion", "DetachAndDeleteS3AccessPoint", "ReleaseAddress", "CloseAccount",
          "ForgetDevice", "ExpireSession", "Unsubscribe", "AbortTransaction"}) {
        EXPECT_EQ(classOf(name), OperationClass::Destroys) << name;
    }
    EXPECT_EQ(classOf("DisableMacie", "DELETE"), OperationClass::Destroys);
}

TEST(OperationClass, ReadingNamesRead)
{
    for (const std::string_view name : {"ListBuckets",
                                        "GetItem",
                                        "DescribeInstances",
                                        "BatchGetItem",
                                        "Query",
                                        "Scan",
                                        "SearchFaces",
                                        "LookupEvents",
                                        "HeadObject",
                                        "CheckAccessNotGranted",
                                        "ValidateTemplate",
                                        "TestEventPattern",
                                        "EstimateTemplateCost",
                                        "PreviewAgents",
                                        "SimulateCustomPolicy",
                                        "DecodeAuthorizationMessage",
                                        "SelectObjectContent",
                                        "AdminGetUser",
                                        "FilterLogEvents",
                                        "DetectFaces",
                                        "CountOpenWorkflowExecutions",
                                        "DiscoverInstances",
                                        "ResolveAlias"}) {
        EXPECT_EQ(classOf(name), OperationClass::Reads) << name;
    }
    EXPECT_EQ(classOf("Suggest", "GET"), OperationClass::Reads);
    EXPECT_EQ(classOf("Exists", "HEAD"), OperationClass::Reads);
    EXPECT_EQ(classOf("CountTokens", "POST", true), OperationClass::Reads);
}

TEST(OperationClass, EverythingElseWrites)
{
    for (const std::string_view name :
         {"PutItem", "CreateBucket", "UpdateItem", "ReceiveMessage", "InvokeModel", "TestFailover", "CheckInLicense",
          "CancelKeyDeletion", "UpdateFirewallDeleteProtection", "Getaway", "Listen", "DetectStackDrift",
          "ResolveCase"}) {
        EXPECT_EQ(classOf(name), OperationClass::Writes) << name;
    }
}

TEST(OperationClass, OneDeedHasOneClassWhateverTheMethod)
{
    for (const std::string_view name : {"UntagResource", "DisassociateResource", "StopJob", "DetachThingPrincipal"}) {
        EXPECT_EQ(classOf(name, "DELETE"), OperationClass::Writes) << name;
        EXPECT_EQ(classOf(name, "POST"), OperationClass::Writes) << name;
    }
}

TEST(OperationClass, NamesThatMisleadAreKnown)
{
    for (const std::string_view name : {"GetActivityTask", "GetUserAttributeVerificationCode", "PreviewPortal"}) {
        EXPECT_EQ(classOf(name), OperationClass::Writes) << name;
    }
    for (const std::string_view name : {"DisassociateRecoveryPoint", "StopQAppSession", "RebuildEnvironment"}) {
        EXPECT_EQ(classOf(name), OperationClass::Destroys) << name;
    }
}

TEST(OperationClass, AChangingVerbOverrulesGetAndReadonly)
{
    EXPECT_EQ(classOf("ConfirmTopicRuleDestination", "GET"), OperationClass::Writes);
    EXPECT_EQ(classOf("StartViewerSessionRevocation", "POST", true), OperationClass::Writes);
}

} // namespace botoscope::model
