#include "ui/shell/confirm_bar.h"

#include "ui/common/labels.h"
#include "ui/common/named.h"
#include "ui/common/operation_words.h"
#include "ui/common/profile_colors.h"
#include "ui/common/style.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace botoscope::ui {

namespace {

constexpr int stripe = 4;
constexpr int nameWidth = 200;

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString titleOf(const SendQuestion& question, bool production)
{
    const QString deed = question.kind == model::OperationClass::Destroys
                             ? ConfirmBar::tr("%1 destroys").arg(question.operation)
                             : ConfirmBar::tr("%1 writes").arg(question.operation);
    return production ? ConfirmBar::tr("%1 in production. Send it?").arg(deed)
                      : ConfirmBar::tr("%1. Send it?").arg(deed);
}

} // namespace

ConfirmBar::ConfirmBar(QWidget* parent)
    : QFrame(parent), m_title(new QLabel), m_facts(new QGridLayout), m_typeWhat(new NoteLabel),
      m_name(named(new QLineEdit, QStringLiteral("confirmName"), tr("Name of the profile, or its account"))),
      m_cancel(named(new QPushButton(tr("Don't send")), QStringLiteral("confirmCancel"), tr("Don't send"))),
      m_send(named(new QPushButton, QStringLiteral("confirmSend"), tr("Send")))
{
    named(this, QStringLiteral("confirmBar"), tr("Send it?"));
    m_title->setFont(Theme::strongFont());
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_facts->setHorizontalSpacing(metrics::large);
    m_facts->setVerticalSpacing(metrics::small);
    m_facts->setColumnStretch(1, 1);
    m_name->setMaximumWidth(nameWidth);
    m_typeWhat->setWordWrap(false);
    for (QWidget* control :
         {static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_cancel), static_cast<QWidget*>(m_send)}) {
        control->setMinimumHeight(metrics::rowHeight);
    }
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::medium);
    buttons->addWidget(m_name);
    buttons->addWidget(m_typeWhat);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_send);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::large + stripe, metrics::large, metrics::large, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(m_title);
    column->addLayout(m_facts);
    column->addLayout(buttons);
    connect(m_cancel, &QPushButton::clicked, this, &ConfirmBar::cancelled);
    connect(m_send, &QPushButton::clicked, this, &ConfirmBar::confirmed);
    connect(m_name, &QLineEdit::textChanged, this, &ConfirmBar::typed);
    connect(m_name, &QLineEdit::returnPressed, this, [this] {
        if (isNameTyped()) {
            Q_EMIT confirmed();
        }
    });
    hide();
}

void ConfirmBar::ask(const SendQuestion& question, const engine::Identity& identity)
{
    m_question = question;
    m_name->clear();
    m_name->setVisible(question.question == engine::Question::TypeName);
    m_typeWhat->setVisible(question.question == engine::Question::TypeName);
    m_send->setText(tr("Send %1").arg(question.operation));
    m_send->setAccessibleName(m_send->text());
    setIdentity(identity);
    show();
    focusQuestion();
}

void ConfirmBar::setIdentity(const engine::Identity& identity)
{
    m_identity = identity;
    m_title->setText(titleOf(m_question, identity.mark.production));
    setEdge(m_send, markToken(identity.mark));
    const QString profile = text(identity.profile);
    const QString account = text(identity.accountId);
    m_typeWhat->setText(account.isEmpty() ? tr("Type %1 to send it.").arg(profile)
                                          : tr("Type %1 or %2 to send it.").arg(profile, account));
    showFacts();
    typed(m_name->text());
}

void ConfirmBar::focusQuestion()
{
    (m_name->isHidden() ? static_cast<QWidget*>(m_cancel) : m_name)->setFocus(Qt::OtherFocusReason);
}

void ConfirmBar::showFacts()
{
    while (QLayoutItem* item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QVector<QPair<QString, QString>> facts{
        {tr("Profile"), text(m_identity.profile)},
        {tr("Account"), m_identity.accountId.empty() ? tr("not known") : text(m_identity.accountId)},
        {tr("Region"), m_identity.region.empty() ? tr("none") : text(m_identity.region)}};
    if (!m_identity.endpointUrl.empty()) {
        facts.append({tr("Endpoint"), text(m_identity.endpointUrl)});
    }
    facts += m_question.subject;
    for (const auto& [name, value] : facts) {
        const int row = m_facts->rowCount();
        auto* label = new NoteLabel(name);
        label->setWordWrap(false);
        m_facts->addWidget(label, row, 0);
        m_facts->addWidget(new ElidedLabel(value), row, 1);
    }
}

bool ConfirmBar::isNameTyped() const
{
    const QString name = m_name->text().trimmed();
    return !name.isEmpty() && (name == text(m_identity.profile) || name == text(m_identity.accountId));
}

void ConfirmBar::typed(const QString&)
{
    m_send->setEnabled(m_question.question != engine::Question::TypeName || isNameTyped());
    if (m_send->isEnabled()) {
        setTint(m_send, operationClassToken(m_question.kind));
    } else {
        clearTint(m_send);
    }
}

void ConfirmBar::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape || (enter && m_cancel->hasFocus())) {
        Q_EMIT cancelled();
    } else if (enter && m_send->hasFocus() && m_send->isEnabled()) {
        Q_EMIT confirmed();
    } else {
        QFrame::keyPressEvent(event);
    }
}

void ConfirmBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Token tint = operationClassToken(m_question.kind);
    painter.fillRect(rect(), tintedSurface(Token::Background, tint));
    painter.fillRect(QRect(0, 0, stripe, height()), Theme::color(tint));
    painter.setPen(Theme::color(Token::Border));
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

} // namespace botoscope::ui
