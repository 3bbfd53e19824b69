using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Screenings;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>Something is out of the ordinary; an exception of this id is opened for it.</summary>
/// <param name="ExceptionId">Derived from subject, kind and cause.</param>
/// <param name="ExceptionKind">E.g. <c>possible-match</c>.</param>
/// <param name="Blocking">Whether the wallet waits for the answer.</param>
/// <param name="Matches">For a possible match: entry and content, no names.</param>
/// <param name="Text">One sentence without personal data.</param>
/// <param name="Explanations">For a possible match: what matched and why, in words.</param>
[Kind("wallet.exception-raised/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record WalletExceptionRaised(
    string ExceptionId,
    string ExceptionKind,
    bool Blocking,
    IReadOnlyList<MatchRecord> Matches,
    string Text,
    [property: Field(Compartments.Person, DataClasses.Assessment)] IReadOnlyList<MatchExplanation>? Explanations)
{
    /// <summary>What the exception is told of its cause. What people write in it is the customer's, as the wallet is.</summary>
    public ExceptionCause ToCause(string wallet, string customer, IReadOnlyList<string> bound) =>
        new(ExceptionKind, "wallet", wallet, bound[0], bound, Text, MatchViews.Of(Matches, Explanations), $"customer/{customer}");
}
