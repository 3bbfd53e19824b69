using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Dispositions;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Wallets;
using NodaTime;

namespace ComplianceGrains.Workflows.Scenarios;

/// <summary>What decisions stand on where everything is in memory: packs and lists, without anything durable.</summary>
/// <param name="packs">The packs.</param>
/// <param name="lists">The lists as they are at a time.</param>
internal sealed class InMemoryFacts(PackLibrary packs, Func<Instant, ListCatalog> lists)
{
    /// <summary>Nobody's secret: the people of a story are invented.</summary>
    private static readonly byte[] SubjectKey = new byte[32];

    private static readonly HashKey Key = new(SubjectKey);

    /// <summary>An engine that does not let us see its lists; null for our own.</summary>
    public Func<ScreeningQuery, Instant, ScreeningResult>? Engine { get; set; }

    /// <summary>Of a customer, or of somebody who applies.</summary>
    /// <param name="id">The customer.</param>
    /// <param name="customer">The state; null before the application.</param>
    /// <param name="person">What they gave.</param>
    /// <param name="booking">Jurisdiction of the booking entity.</param>
    /// <param name="message">What happens.</param>
    /// <param name="screen">Whether the lists may be asked.</param>
    public CustomerFacts OfCustomer(ActorId id, Customer? customer, PersonData? person, string booking, Message message, bool screen = true)
    {
        var bound = customer?.Bound ?? Bind(booking, person, message.At);
        var rules = packs.Rules(bound, message.At);
        return new CustomerFacts(
            message.At, message.By, booking, bound, rules, person,
            person is null || !screen ? null : Ask(customer, person, customer is null ? CustomerScreening.AsStored(person, rules, Key) : person, rules, message.At),
            new ExceptionIds(id, Key), Key);
    }

    /// <summary>Of a wallet.</summary>
    /// <param name="id">The wallet.</param>
    /// <param name="wallet">The state; null before the request.</param>
    /// <param name="bound">The jurisdictions that bind it.</param>
    /// <param name="customerEnded">Whether its customer's relationship is over.</param>
    /// <param name="at">Which chain and address; null where nothing is asked.</param>
    /// <param name="message">What happens.</param>
    public WalletFacts OfWallet(ActorId id, Wallet? wallet, IReadOnlyList<string> bound, bool customerEnded, (string Chain, string Address) at, Message message)
    {
        var rules = packs.Rules(bound, message.At);
        var asked = Ask(wallet is { IsTerminal: true } ? null : wallet, WalletScreening.QuestionOf(at.Chain, at.Address, rules)!, null, message.At);
        return new WalletFacts(message.At, message.By, bound, rules, customerEnded, asked, new ExceptionIds(id, Key));
    }

    /// <summary>Of an exception.</summary>
    public ExceptionFacts OfException(IReadOnlyList<string> bound, Message message) => new(message.At, message.By, bound, packs.Rules(bound, message.At));

    /// <summary>What the lists answer about any subject; null where they need not be asked.</summary>
    /// <param name="subject">The subject; null before it exists.</param>
    /// <param name="question">What would be asked.</param>
    /// <param name="digest">Of it; null where the subject is what is asked and never changes.</param>
    /// <param name="now">The instant of the message.</param>
    public AskedScreening? Ask(ISubject? subject, Question question, string? digest, Instant now)
    {
        var catalog = lists(now);
        return question.IsDue(subject, digest, catalog, now) ? new AskedScreening(digest, question.Threshold, question.AnswerBy(new ScreeningEngine(catalog), now)) : null;
    }

    private AskedScreening? Ask(Customer? customer, PersonData person, PersonData stored, EffectiveRules rules, Instant now)
    {
        var catalog = Engine is null ? lists(now) : null;
        if (CustomerScreening.QueryOf(person, rules) is not { } query)
            return null;
        var (question, digest) = (new Question.OfName(query), SubjectDigest.Of(CustomerScreening.QueryOf(stored, rules)!, SubjectKey));
        return question.IsDue(customer, digest, catalog, now)
            ? new AskedScreening(digest, question.Threshold, catalog is null ? Engine!(query, now) : question.AnswerBy(new ScreeningEngine(catalog), now))
            : null;
    }

    private IReadOnlyList<string> Bind(string booking, PersonData? person, Instant now) =>
        [.. packs.Bind(booking, person?.ResidentialAddress?.Country, person?.Nationalities ?? [], now).OrderByDescending(member => member == booking)];
}
