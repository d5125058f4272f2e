#include "form_fixture.h"

#include "ui/forms/structure_field.h"

#include <QApplication>

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

TEST_F(Scalars, MissingRequiredMembersAreNamedOnlyWhenSending)
{
    EXPECT_TRUE(form.view.validate().hasErrors());
    EXPECT_EQ(form.view.findChild<QWidget*>(QStringLiteral("Name/note")), nullptr);
    form.view.validate(true);
    EXPECT_FALSE(form.find<QWidget>("Name/note")->isHidden());
}

TEST_F(Groups, TheFocusedMemberIsToldWithItsPath)
{
    QString path;
    const model::Member* member = nullptr;
    QObject::connect(&form.view, &FormView::focusedMember, &form.view,
                     [&](const QString& where, const model::Member* what) { path = where, member = what; });
    ASSERT_TRUE(activate(form.view));
    form.set(R"({"Words":["a"]})");
    form.view.reveal(QStringLiteral("Words[0]"));
    ASSERT_TRUE(waitFor([&] { return path == QStringLiteral("Words[0]"); }));
    ASSERT_NE(member, nullptr);
    EXPECT_EQ(member->name, Name("Words")) << "an item's documentation is its list's";
}

TEST_F(Groups, TheKeyboardGoesInReadingOrder)
{
    ASSERT_TRUE(activate(form.view));
    form.set(R"({"Must":{"Key":"k"},"Items":[{"Key":"a"}],"Words":["w"]})");
    field<GroupField>("Words")->setOpen(true);
    field<GroupField>("Items[0]")->setOpen(true); // opened later, stands earlier
    settle();
    ASSERT_TRUE(waitFor([this] {
        form.find<QWidget>("Items[0].Key")->setFocus();
        QStringList visited;
        for (int i = 0; i < 12 && !visited.contains(QStringLiteral("Words[0]")); ++i) {
            visited += QApplication::focusWidget()->objectName();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        return visited.contains(QStringLiteral("Items[0].Value")) && visited.contains(QStringLiteral("Words[0]"));
    }));
}

TEST_F(Groups, AFormIsNoWiderThanItCanBeRead)
{
    form.view.resize(2000, 600);
    settle();
    EXPECT_LE(form.view.root()->width(), 900);
    EXPECT_LT(form.view.root()->x(), 20);
}
