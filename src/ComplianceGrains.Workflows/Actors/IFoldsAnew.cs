namespace ComplianceGrains.Workflows.Actors;

/// <summary>The last decision of an actor whose earlier ones are destroyed: the fold starts anew with it, and needs nothing of what was before.</summary>
public interface IFoldsAnew;
