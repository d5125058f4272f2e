#include "ui/shell/identity_strip.h"

#include "support/ui/grab.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace botoscope;
using namespace botoscope::ui;

namespace {

engine::Identity identity()
{
    engine::Identity result;
    result.profile = "dev";
    result.profileSource = "~/.aws/config:3";
    result.region = "eu-west-1";
    result.regionSource = "profile dev in ~/.aws/config:4";
    result.credentialMethod = "shared-credentials-file";
    result.accessKeyHint = "MPLE";
    return result;
}

class IdentityStripTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        m_strip.resize(1200, 40);
        m_strip.show();
    }
    template <class W> W* find(const char* name) { return m_strip.findChild<W*>(QString::fromLatin1(name)); }
    IdentityStrip m_strip;
};

} // namespace

TEST_F(IdentityStripTest, ShowsProfileAndRegionWithTheirSources)
{
    m_strip.setIdentity(identity());
    EXPECT_TRUE(find<QToolButton>("identityProfile")->text().startsWith(QStringLiteral("dev")));
    EXPECT_TRUE(find<QToolButton>("identityProfile")->toolTip().contains(QStringLiteral("~/.aws/config:3")));
    EXPECT_EQ(find<QComboBox>("identityRegion")->currentText(), QStringLiteral("eu-west-1"));
    EXPECT_TRUE(find<QComboBox>("identityRegion")->toolTip().contains(QStringLiteral("config:4")));
    EXPECT_TRUE(find<QToolButton>("identityAsk")->isVisible());
    test::grabTo(m_strip, QStringLiteral("identity"));
}

TEST_F(IdentityStripTest, ShowsTheProfilesMarks)
{
    engine::Identity marked = identity();
    m_strip.setIdentity(marked);
    EXPECT_FALSE(find<QWidget>("identityProduction")->isVisible());
    EXPECT_FALSE(find<QToolButton>("identityReadOnly")->isVisible());
    const QColor plain = m_strip.grab().toImage().pixelColor(2, 2);
    marked.mark = {true, true, "red"};
    m_strip.setIdentity(marked);
    EXPECT_TRUE(find<QWidget>("identityProduction")->isVisible());
    EXPECT_TRUE(find<QToolButton>("identityReadOnly")->isVisible());
    EXPECT_NE(m_strip.grab().toImage().pixelColor(2, 2), plain);
    test::grabTo(m_strip, QStringLiteral("identity-marked"));
}

TEST_F(IdentityStripTest, AKnownAccountIsNotAskedForAgain)
{
    engine::Identity known = identity();
    known.accountId = "123456789012";
    known.arn = "arn:aws:sts::123456789012:assumed-role/Dev/session";
    m_strip.setIdentity(known);
    EXPECT_FALSE(find<QToolButton>("identityAsk")->isVisible());
}

TEST_F(IdentityStripTest, AnErrorTakesThePlaceOfTheAccount)
{
    engine::Identity broken = identity();
    broken.error = Error(ErrorCode::NoCredentials, "No credentials were found.");
    m_strip.setIdentity(broken);
    EXPECT_FALSE(find<QToolButton>("identityAsk")->isVisible());
}

TEST_F(IdentityStripTest, AnyRegionMayBeTyped)
{
    m_strip.setIdentity(identity());
    m_strip.setRegions({QStringLiteral("eu-west-1"), QStringLiteral("us-east-1")});
    EXPECT_EQ(find<QComboBox>("identityRegion")->currentText(), QStringLiteral("eu-west-1"));
    QSignalSpy chosen(&m_strip, &IdentityStrip::regionChosen);
    auto* edit = find<QLineEdit>("identityRegionEdit");
    edit->selectAll();
    QTest::keyClicks(edit, QStringLiteral("xx-new-9"));
    QTest::keyClick(edit, Qt::Key_Return);
    ASSERT_EQ(chosen.size(), 1);
    EXPECT_EQ(chosen[0][0].toString(), QStringLiteral("xx-new-9"));
}

TEST_F(IdentityStripTest, ProfilesAreListedWithTheirSource)
{
    engine::ProfileInfo simulator;
    simulator.name = "simulator";
    simulator.kind = engine::ProfileKind::Simulator;
    engine::ProfileInfo dev;
    dev.name = "dev";
    dev.source = "~/.aws/config";
    m_strip.setProfiles({simulator, dev});
    QSignalSpy chosen(&m_strip, &IdentityStrip::profileChosen);
    const auto actions = find<QMenu>("profileMenu")->actions();
    ASSERT_EQ(actions.size(), 3); // and a line above what can be done with profiles
    EXPECT_TRUE(actions[1]->text().contains(QStringLiteral("~/.aws/config")));
    actions[1]->trigger();
    EXPECT_EQ(chosen[0][0].toString(), QStringLiteral("dev"));
}
