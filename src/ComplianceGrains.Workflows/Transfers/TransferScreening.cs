using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Transfers.Events;
using ComplianceGrains.Workflows.Wallets;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>What is asked of the lists about the other side of a transfer: about its address the same as about a customer's wallet, about names the same as about a customer.</summary>
public static class TransferScreening
{
    /// <summary>The questions: about the address, unless it is shredded, and about every name that was stated.</summary>
    /// <param name="chainId">Of the address.</param>
    /// <param name="address">The other side's.</param>
    /// <param name="person">Who is there; null if nobody was stated.</param>
    /// <param name="vasp">The provider there; null if none was stated.</param>
    /// <param name="rules">All that bind.</param>
    public static IReadOnlyList<SideQuestion> QuestionsOf(string? chainId, string? address, TransferPerson? person, TransferVasp? vasp, EffectiveRules rules)
    {
        var questions = new List<SideQuestion>();
        if (chainId is not null && address is not null && AccountReader.Read($"{chainId}:{address}") is { ChainName: { } chain, Address: { } read } && WalletScreening.QuestionOf(chain, address, rules) is { } question)
            questions.Add(new SideQuestion(OtherSide.Address, question, $"{chainId}\n{read.Key}"));
        questions.AddRange(NamesOf(person, vasp).Select(known => known.Of == OtherSide.Provider ? Provider(known, vasp!, rules) : Person(known, person!, rules)));
        return questions;
    }

    /// <summary>What a message states of the other side, or puts right of it; null if it does neither.</summary>
    /// <param name="message">What happens.</param>
    /// <param name="given">What was stated before.</param>
    public static StateTravelRuleData? StatedIn(Message message, TravelRuleDataStated? given) => message switch
    {
        Message.Asked { Command: StateTravelRuleData data } => data,
        Message.Asked { Command: OtherSideDataRequest { Right: { } right } asked } when given?.Person is { } held =>
            new StateTravelRuleData(asked.Id, null, null, Correction.Of(held, right, right, []).Stored, null),
        _ => null,
    };

    /// <summary>By which names and numbers the lists may mean somebody on the other side.</summary>
    /// <param name="person">Who is there; null if nobody was stated.</param>
    /// <param name="vasp">The provider there; null if none was stated.</param>
    public static IEnumerable<SideName> NamesOf(TransferPerson? person, TransferVasp? vasp)
    {
        if (person?.Name is { } name)
            yield return new SideName(OtherSide.Name, name, person.Kind == "legal-entity" ? SubjectKind.LegalEntity : SubjectKind.NaturalPerson, person.LegalEntityIdentifier);
        if (vasp is not null)
            yield return new SideName(OtherSide.Provider, vasp.Name, SubjectKind.LegalEntity, vasp.Lei);
    }

    private static SideQuestion Provider(SideName known, TransferVasp vasp, EffectiveRules rules) => Named(known.Of, Query(known, null, [vasp.Country], rules), $"{vasp.Name}\n{vasp.Country}\n{vasp.Lei}");

    private static SideQuestion Person(SideName known, TransferPerson person, EffectiveRules rules)
    {
        var (born, country) = (person.DateOfBirth, person.Country ?? person.Address?.Country);
        return Named(
            known.Of,
            // Where somebody lives is not where they are from: it speaks neither for nor against a person.
            Query(known, born is { } date ? PartialDate.Create(date.Year, date.Month, date.Day) : null, known.Kind == SubjectKind.LegalEntity && country is not null ? [country] : [], rules),
            $"{person.Kind}\n{known.Name}\n{born}\n{country}\n{person.LegalEntityIdentifier}");
    }

    private static SideQuestion Named(string of, ScreeningQuery query, string text) => new(of, new Question.OfName(query), $"{of}\n{text}");

    private static ScreeningQuery Query(SideName known, PartialDate? born, IReadOnlyList<string> countries, EffectiveRules rules) => new(
        [known.Name], known.Kind, born, countries, known.Identifiers, rules.Screening.Lists.Value, rules.Screening.Threshold.Value, rules.Screening.Freshness.Value);
}

/// <summary>A name on the other side.</summary>
/// <param name="Of"><see cref="OtherSide.Name"/> or <see cref="OtherSide.Provider"/>.</param>
/// <param name="Name">As stated.</param>
/// <param name="Kind">Of whom.</param>
/// <param name="Lei">ISO 17442, if there is one.</param>
public sealed record SideName(string Of, string Name, SubjectKind Kind, string? Lei)
{
    /// <summary>What lists may name them by besides.</summary>
    public IReadOnlyList<Identifier> Identifiers => Lei is null ? [] : [new Identifier("lei", Lei)];
}

/// <summary>One thing that is asked about the other side.</summary>
/// <param name="Of">One of <see cref="OtherSide"/>.</param>
/// <param name="Question">What the lists are asked.</param>
/// <param name="Text">Everything that the answer depends on; personal, for a keyed digest alone.</param>
public sealed record SideQuestion(string Of, Question Question, string Text);

/// <summary>What of the other side the lists are asked about.</summary>
public static class OtherSide
{
    /// <summary>Its address.</summary>
    public const string Address = "address";

    /// <summary>Who is there.</summary>
    public const string Name = "name";

    /// <summary>The provider there.</summary>
    public const string Provider = "provider";

    /// <summary>In a sentence, e.g. <c>the address</c>.</summary>
    public static string InWords(string of) => $"the {of}";
}
