#include "form_fixture.h"

#include "ui/forms/blob_field.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTemporaryFile>

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

TEST_F(Scalars, BytesAreTypedAsTextOrBase64OrTakenFromAFile)
{
    auto* body = form.find<QLineEdit>("Body");
    auto* mode = form.find<QComboBox>("Body/mode");
    QTest::keyClicks(body, QStringLiteral("hi"));
    EXPECT_EQ(form.params()["Body"], Value(Blob("hi")));
    Q_EMIT mode->activated(1);
    EXPECT_EQ(body->text(), QStringLiteral("aGk="));
    EXPECT_EQ(form.params()["Body"], Value(Blob("hi")));
    QTemporaryFile file;
    ASSERT_TRUE(file.open());
    file.write(QByteArray("\x00\x01", 2));
    file.flush();
    auto* field = qobject_cast<BlobField*>(form.view.root()->reveal(QStringLiteral("Body")));
    ASSERT_NE(field, nullptr);
    field->loadFile(file.fileName());
    EXPECT_EQ(form.params()["Body"], Value(Blob(std::string("\x00\x01", 2))));
    field->loadFile(QStringLiteral("/no/such/file"));
    EXPECT_EQ(form.view.validate().at(QStringLiteral("Body")).size(), 1u);
}
