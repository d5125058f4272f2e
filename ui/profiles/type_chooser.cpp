#include "ui/profiles/type_chooser.h"

#include "ui/common/labels.h"
#include "ui/common/named.h"
#include "ui/common/style.h"
#include "ui/profiles/profile_fields.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace botoscope::ui {

namespace {

constexpr int rowHeight = 48;

/// Older SSO is only edited; keys get into the keychain from a profile that has them.
bool isOffered(config::ProfileType type)
{
    return type != config::ProfileType::SsoLegacy && type != config::ProfileType::KeychainKeys;
}

} // namespace

TypeChooser::TypeChooser(QWidget* parent)
    : QWidget(parent), m_types(named(new QListWidget, QStringLiteral("profileTypes"), tr("Type of the new profile")))
{
    auto* title = new QLabel(tr("What is the new profile made of?"));
    title->setFont(Theme::strongFont());
    m_types->setUniformItemSizes(true);
    m_types->setFrameShape(QFrame::NoFrame);
    for (const config::ProfileType type : profileTypes()) {
        if (isOffered(type)) {
            auto* item = new QListWidgetItem(profileTypeWord(type) + QLatin1Char('\n') + profileTypeSentence(type));
            item->setData(Qt::UserRole, static_cast<int>(type));
            item->setSizeHint({0, rowHeight});
            m_types->addItem(item);
        }
    }
    m_types->setCurrentRow(0);
    auto* cancel = named(new QPushButton(tr("Cancel")), QStringLiteral("profileTypeCancel"), tr("Make no profile"));
    auto* go = named(new QPushButton(tr("Continue")), QStringLiteral("profileTypeChoose"), tr("Continue"));
    setTint(go, Token::Accent);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    for (QPushButton* button : {cancel, go}) {
        button->setMinimumHeight(metrics::rowHeight);
        buttons->addWidget(button);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::large, metrics::large, metrics::large, metrics::medium);
    column->setSpacing(metrics::medium);
    column->addWidget(title);
    column->addWidget(m_types, 1);
    column->addLayout(buttons);
    connect(m_types, &QListWidget::itemActivated, this, &TypeChooser::choose);
    connect(go, &QPushButton::clicked, this, &TypeChooser::choose);
    connect(cancel, &QPushButton::clicked, this, &TypeChooser::cancelled);
}

void TypeChooser::choose()
{
    if (const QListWidgetItem* item = m_types->currentItem()) {
        Q_EMIT chosen(static_cast<config::ProfileType>(item->data(Qt::UserRole).toInt()));
    }
}

void TypeChooser::focusFirst()
{
    m_types->setFocus(Qt::OtherFocusReason);
}

} // namespace botoscope::ui
