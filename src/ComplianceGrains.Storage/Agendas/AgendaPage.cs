namespace ComplianceGrains.Storage.Agendas;

/// <summary>A page of a queue.</summary>
/// <param name="Items">By due time.</param>
/// <param name="Next">Where the next page starts, or null at the end.</param>
/// <param name="Total">Rows of the whole queue.</param>
public sealed record AgendaPage(IReadOnlyList<Deadline> Items, AgendaCursor? Next, long Total);
