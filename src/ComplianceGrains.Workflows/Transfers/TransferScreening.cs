using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Workflows.Subjects;
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
        if (person?.Name is { } name)
            questions.Add(Named(OtherSide.Name, name, person, rules));
        if (vasp is not null)
            questions.Add(Named(
                OtherSide.Provider,
                Query(vasp.Name, SubjectKind.LegalEntity, null, [vasp.Country], vasp.Lei, rules),
                $"{vasp.Name}\n{vasp.Country}\n{vasp.Lei}"));
        return questions;
    }

    private static SideQuestion Named(string of, string name, TransferPerson person, EffectiveRules rules)
    {
        var isEntity = person.Kind == "legal-entity";
        var (born, country) = (person.DateOfBirth, person.Country ?? person.Address?.Country);
        return Named(
            of,
            Query(
                // Where somebody lives is not where they are from: it speaks neither for nor against a person.
                name, isEntity ? SubjectKind.LegalEntity : SubjectKind.NaturalPerson, born is { } date ? PartialDate.Create(date.Year, date.Month, date.Day) : null,
                isEntity && country is not null ? [country] : [], person.LegalEntityIdentifier, rules),
            $"{person.Kind}\n{name}\n{born}\n{country}\n{person.LegalEntityIdentifier}");
    }

    private static SideQuestion Named(string of, ScreeningQuery query, string text) => new(of, new Question.OfName(query), $"{of}\n{text}");

    private static ScreeningQuery Query(string name, SubjectKind kind, PartialDate? born, IReadOnlyList<string> countries, string? lei, EffectiveRules rules) => new(
        [name], kind, born, countries, lei is null ? [] : [new Identifier("lei", lei)], rules.Screening.Lists.Value, rules.Screening.Threshold.Value, rules.Screening.Freshness.Value);
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
