namespace ComplianceGrains.Storage.Agendas;

/// <summary>A place in a queue ordered by due time, then by row.</summary>
public sealed record AgendaCursor(long Due, long Row);
