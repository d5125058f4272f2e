#include "core/base/json.h"
#include "core/model/service_model.h"
#include "support/model_data.h"

#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace botoscope::model {

// Expected spellings are what botocore 1.43.11's xform_name returns.
TEST(XformName, SeparatesWordsAsBotocoreDoes)
{
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"ListBuckets", "list_buckets"},
        {"GetObjectACL", "get_object_acl"},
        {"DescribeVPCs", "describe_vpcs"},
        {"ListWebACLs", "list_web_acls"},
        {"ListGatewayARNs", "list_gateway_arns"},
        {"ACLs", "_acls"},
        {"CreateDBInstance", "create_db_instance"},
        {"DescribeDBInstances", "describe_db_instances"},
        {"AssumeRoleWithSAML", "assume_role_with_saml"},
        {"S3Bucket", "s3_bucket"},
        {"DetachAndDeleteS3AccessPoint", "detach_and_delete_s3_access_point"},
        {"ConfirmIPv6", "confirm_i_pv6"},
        {"CreateOAuth2Token", "create_o_auth2_token"},
        {"DescribeE911Address", "describe_e911_address"},
        {"ImportSSHPublicKey", "import_ssh_public_key"},
        {"PutHTTPSListener", "put_https_listener"},
        {"already_done", "already_done"},
        {"lower", "lower"},
        {"A", "a"},
        {"", ""},
    };
    for (const auto& [name, expected] : cases) {
        EXPECT_EQ(xformName(name), expected) << name;
    }
}

TEST(XformName, HasBotocoresSpecialNames)
{
    EXPECT_EQ(xformName("CreateCachediSCSIVolume"), "create_cached_iscsi_volume");
    EXPECT_EQ(xformName("ListHITsForQualificationType"), "list_hits_for_qualification_type");
    EXPECT_EQ(xformName("ExecutePartiQLBatch"), "execute_partiql_batch");
    EXPECT_EQ(xformName("SendWhatsAppMessage"), "send_whatsapp_message");
    EXPECT_EQ(xformName("GetOTelEnrichment", '-'), "get-otel-enrichment");
    // The same word in a name that is not in the table follows the rules.
    EXPECT_EQ(xformName("WhatsAppAccount"), "whats_app_account");
}

TEST(XformName, TakesOtherSeparators)
{
    EXPECT_EQ(xformName("DescribeVPCs", '-'), "describe-vpcs");
    EXPECT_EQ(xformName("list-buckets", '-'), "list-buckets");
}

TEST(XformName, AgreesWithRecordedCallsOfBotocore)
{
    const auto vectors = test::vectorsDir();
    if (!vectors) {
        GTEST_SKIP() << "no test vectors: set BOTOSCOPE_VECTORS";
    }
    std::ifstream file(*vectors + "/pure-functions/cases.json", std::ios::binary);
    const auto cases = parseJson(std::string(std::istreambuf_iterator<char>(file), {}));
    ASSERT_TRUE(cases.ok());
    std::size_t checked = 0;
    for (const Value& testCase : cases->list()) {
        if (testCase["fn"].toString() != "xform_name") {
            continue;
        }
        const Value& arguments = testCase["args"];
        const Value& keyword = testCase["kwargs"]["sep"];
        const std::string separator = keyword.isString() ? keyword.toString() : arguments.at(1).toString();
        EXPECT_EQ(xformName(arguments.at(0).toString(), separator.empty() ? '_' : separator.front()),
                  testCase["expect"]["result"].toString())
            << arguments.at(0).toString();
        ++checked;
    }
    EXPECT_GT(checked, 1000u);
}

TEST(XformName, NoTwoOperationsOfAServiceShareASpelling)
{
    for (const std::string& service : test::sharedLoader().availableServices()) {
        const auto model = test::sharedLoader().loadServiceModel(service);
        ASSERT_TRUE(model.ok()) << service;
        std::vector<std::string> spellings;
        for (const Name& name : (*model)->operationNames()) {
            spellings.push_back(xformName(name));
        }
        std::sort(spellings.begin(), spellings.end());
        EXPECT_EQ(std::adjacent_find(spellings.begin(), spellings.end()), spellings.end()) << service;
    }
}

} // namespace botoscope::model
