using ComplianceGrains.Api.Exceptions;
using NodaTime;

namespace ComplianceGrains.Api.Proposals;

/// <summary>What one person proposed and another has to agree to, or to look at, besides exceptions.</summary>
/// <param name="Kind"><c>suppression</c>, <c>pack-version</c> or <c>pack-review</c>.</param>
/// <param name="Id">Which: of a suppression its id, of a pack the number of the version.</param>
/// <param name="Subject">Whose: a customer, or a jurisdiction's pack.</param>
/// <param name="OwnerRole">Who has to, or one of those who may.</param>
/// <param name="Due">Until when; null once that is over and it still has to be done.</param>
/// <param name="Jurisdictions">Which it concerns.</param>
public sealed record ProposalBody(string Kind, string Id, SubjectBody Subject, string OwnerRole, Instant? Due, IReadOnlyList<string> Jurisdictions);
