using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Lists;

/// <summary>Some more customers were compared with the new version.</summary>
/// <param name="List">List id.</param>
/// <param name="Digest">Of the version.</param>
/// <param name="Cursor">Where to go on.</param>
/// <param name="Rescreened">Customers screened again so far.</param>
/// <param name="PossibleHits">Of those, with a possible match.</param>
/// <param name="Done">Whether that was all.</param>
[Kind("list.rescreening-progressed/1")]
public sealed record RescreeningProgressed(string List, string Digest, long Cursor, long Rescreened, long PossibleHits, bool Done);
