/** Who keeps what the reader leaves on this page: her browser, or the learning platform around it. */

import { t } from "../shared/language.ts";

/** Whether the page is part of a package that a learning platform plays. */
export const isInPlatform = (): boolean => !!globalThis.document?.documentElement.dataset.platform;

/** The keeper in words, after “in”. */
export const keeper = (): string => isInPlatform() ? t`your learning platform` : t`this browser`;
